/*
 * Sends a file from disk to an import, whatever its encoding, and shows how its job goes on until it is over.
 */
const ImportsToTheEnd = ({ React }) => {
  const h = React.createElement;
  const EDITABLE = 2000000;

  const text = async (file) => {
    const bytes = await file.arrayBuffer();
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("gb18030").decode(bytes);
    }
  };

  const choose = (onChange) => async (event) => {
    const [file] = event.target.files;
    if (file) {
      onChange(file.size > EDITABLE ? file : await text(file));
    }
  };

  const followed = {};

  const follow = async (show, system, path, method, response) => {
    const job = new URL(response.headers.location, response.url).href;
    followed[path] = job;
    const sent = system.specSelectors.requestFor(path, method);
    const authorization = sent && sent.getIn(["headers", "Authorization"]);
    for (let state = "RUNNING"; state === "RUNNING" && followed[path] === job;) {
      await new Promise((go) => setTimeout(go, 500));
      const answer = await fetch(job, { headers: authorization ? { Authorization: authorization } : {}, cache: "no-store" });
      if (!answer.ok || followed[path] !== job) {
        return;
      }
      const body = await answer.text();
      state = JSON.parse(body).state;
      show(path, method, { ...response, text: body, data: body, body: JSON.parse(body), obj: JSON.parse(body) });
    }
  };

  return {
    statePlugins: {
      spec: {
        wrapActions: {
          setResponse: (original, system) => (path, method, response) => {
            const location = response.headers && response.headers.location;
            delete followed[path];
            if (response.status === 202 && location) {
              follow(original, system, path, method, response).catch(() => {});
            }
            return original(path, method, response);
          }
        }
      }
    },
    wrapComponents: {
      RequestBody: (Original) => (props) =>
        props.contentType === "text/csv" && props.isExecute
          ? h("div", null,
            h("label", { className: "chosen-file" }, "Choose a CSV file 选择文件 ",
              h("input", { type: "file", accept: ".csv,text/csv", onChange: choose(props.onChange) })),
            h(Original, props))
          : h(Original, props)
    }
  };
};
