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
            // The original knows the state already.
            const found = original([path, method], parameter);
            return found && ends(path, method) ? found.delete("example").deleteIn(["schema", "example"]) : found;
          }
        }
      }
    },
    wrapComponents: {
      RequestBody: (Original) => (props) => {
        const [, path, method] = props.specPath.toJS();
        return React.createElement(Original, ends(path, method)
          ? { ...props, fn: { ...props.fn, getSampleSchema: () => "" } }
          : props);
      }
    }
  };
};
