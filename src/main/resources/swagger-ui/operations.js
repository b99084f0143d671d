/*
 * Opens an operation quickly, however many there are and whatever the document describes beside it: it is read with what
 * it refers to, and without the rest.
 */
const OperationsApart = ({ fn }) => {
  const resolve = fn.resolveSubtree;
  const REFERENCE = /^#\/components\/(\w+)\/([\w.-]+)$/;

  const alone = ({ webhooks, components, ...document }, path) => {
    const kept = { securitySchemes: components.securitySchemes };
    const keep = (part) => {
      const [, kind, name] = typeof part === "string" && REFERENCE.exec(part) || [];
      if (name) {
        kept[kind] ??= {};
        if (!kept[kind][name]) {
          kept[kind][name] = components[kind][name];
          keep(kept[kind][name]);
        }
      } else if (part && typeof part === "object") {
        Object.values(part).forEach(keep);
      }
    };
    keep(document.paths[path]);
    return { ...document, paths: { [path]: document.paths[path] }, components: kept };
  };

  return {
    fn: {
      resolveSubtree: (document, [root, path, ...rest], options) =>
        resolve(root === "paths" && document.paths[path] ? alone(document, path) : document, [root, path, ...rest], options)
    }
  };
};
