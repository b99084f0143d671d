/*
 * Saves copying from one operation to the next. A write that leaves If-Match empty has the record read first, and sends
 * the ETag that it is given, or says that it means to create where there is no record yet. And where the service chose the
 * id of what was made, the operations that ask for it have it.
 */
const RecordsAtHand = () => {
  const IF_MATCH = "header.If-Match";
  const IF_NONE_MATCH = "header.If-None-Match";

  // The record's own address is that of the operation without what stands behind the code, such as /archive.
  const read = async (request, { fn, specSelectors, oas3Selectors }) => {
    const { url, headers } = fn.buildRequest({
      ...request,
      operationId: request.operation.get("operationId"),
      contextUrl: new URL(specSelectors.url(), window.location.href).href,
      server: oas3Selectors.selectedServer(),
      serverVariables: {}
    });
    const path = url.split("?")[0];
    const behind = request.pathName.slice(request.pathName.lastIndexOf("}") + 1);
    return fetch(path.slice(0, path.length - behind.length), {
      headers: headers.Authorization ? { Authorization: headers.Authorization } : {},
      cache: "no-store",
      redirect: "manual"
    });
  };

  const withVersion = async (request, system) => {
    const takes = (name) => request.operation.get("parameters")?.some((parameter) => parameter.get("name") === name);
    if (!takes("If-Match") || request.parameters[IF_MATCH] || request.parameters[IF_NONE_MATCH]) {
      return request;
    }
    const answer = await read(request, system).catch(() => null);
    const tag = answer && answer.ok && answer.headers.get("ETag");
    const said = tag ? { [IF_MATCH]: tag }
      : answer && answer.status === 404 && takes("If-None-Match") ? { [IF_NONE_MATCH]: "*" } : {};
    return { ...request, parameters: { ...request.parameters, ...said } };
  };

  // What was made has the address of an operation up to the variable that stands for its id.
  const handOn = (location, { specSelectors, specActions }) => {
    const isVariable = (step) => step.startsWith("{");
    specSelectors.paths().forEach((operations, path) => {
      const collection = path.slice(0, path.indexOf("{"));
      if (!collection || !location.includes(collection)) {
        return;
      }
      const steps = path.split("/");
      const given = location.slice(location.indexOf(collection)).split("/");
      const own = steps[given.length - 1];
      if (!own || !isVariable(own) || !given.every((step, at) => step === steps[at] || (step && isVariable(steps[at])))) {
        return;
      }
      operations.forEach((operation, method) =>
        operation.get("parameters")
          ?.filter((parameter) => parameter.get("in") === "path" && `{${parameter.get("name")}}` === own && !parameter.has("example"))
          .forEach((parameter) =>
            specActions.changeParamByIdentity([path, method], parameter, decodeURIComponent(given[given.length - 1]))));
    });
  };

  return {
    statePlugins: {
      spec: {
        wrapActions: {
          executeRequest: (original, system) => async (request) => original(await withVersion(request, system)),
          setResponse: (original, system) => (path, method, response) => {
            const location = response.headers && response.headers.location;
            if (location) {
              handOn(location, system);
            }
            return original(path, method, response);
          }
        }
      }
    }
  };
};
