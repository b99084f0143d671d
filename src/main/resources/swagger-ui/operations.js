/*
 * Opens an operation quickly, however many there are: it is read without the others, to which it cannot refer.
 */
const OperationsApart = ({ fn }) => {
  const resolve = fn.resolveSubtree;
  const alone = (document, path) => ({ ...document, paths: { [path]: document.paths[path] } });
  return {
    fn: {
      resolveSubtree: (document, [root, path, ...rest], options) =>
        resolve(root === "paths" && document.paths[path] ? alone(document, path) : document, [root, path, ...rest], options)
    }
  };
};
