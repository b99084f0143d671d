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

  const handOn = (location, { specSelectors, specActions }) => {
    specSelectors.paths().forEach((operations, path) => {
      const collection = path.slice(0, path.indexOf("{"));
      const id = location.slice(location.indexOf(collection) + collection.length);
      if (!collection || !location.includes(collection) || !id || id.includes("/")) {
        return;
      }
      operations.forEach((operation, method) =>
        operation.get("parameters")
          ?.filter((parameter) => parameter.get("in") === "path" && !parameter.has("example"))
          .forEach((parameter) => specActions.changeParamByIdentity([path, method], parameter, decodeURIComponent(id))));
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
