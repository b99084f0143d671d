/*
 * Leaves the fields of operations that end something for good empty, so that nobody ends what an example names.
 */
const EndingsEmpty = ({ React }) => {
  const ends = (path, method) => method === "delete" || /\/(archive|merge)$/.test(path);

  return {
    statePlugins: {
      spec: {
        wrapSelectors: {
          parameterWithMetaByIdentity: (original) => (state, [path, method], parameter) => {
            const found = original(state, [path, method], parameter);
            return found && ends(path, method) ? found.delete("example").deleteIn(["schema", "example"]) : found;
          }
        }
      }
    },
    wrapComponents: {
      RequestBody: (Original) => (props) => {
        const [, path, method] = props.specPath.toJS();
        const emptied = () => props.requestBody.update("content", (content) =>
          content.map((type) => type.delete("examples").delete("schema").set("example", "")));
        return React.createElement(Original, ends(path, method) ? { ...props, requestBody: emptied() } : props);
      }
    }
  };
};
