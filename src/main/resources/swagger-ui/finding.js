/*
 * Finds operations by any words of theirs: in either language, by path, method or id, whatever the case. The tags of what
 * is found stand open.
 */
const OperationsByWord = () => {
  const folded = (text) => String(text || "").normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  const told = (tag, described) => {
    const operation = described.get("operation");
    return folded([
      tag, described.get("method"), described.get("path"), operation.get("operationId"), operation.get("summary"),
      operation.get("description")
    ].join(" "));
  };

  const finds = (wanted) => {
    const words = folded(wanted).split(/\s+/).filter(Boolean);
    return (text) => words.every((word) => text.includes(word));
  };

  return {
    fn: {
      opsFilter: (tags, wanted) => {
        const found = finds(wanted);
        return tags
          .map((described, tag) => described.update("operations", (operations) =>
            operations.filter((operation) => found(told(tag, operation)))))
          .filter((described) => described.get("operations").size > 0);
      }
    },
    statePlugins: {
      layout: {
        wrapSelectors: {
          // The filter is read from the state itself: other selectors ask this one in turn.
          isShown: (original) => (state, thing, fallback) => {
            const filter = state.get("filter");
            const open = typeof filter === "string" && filter.trim() && thing[0] === "operations-tag";
            return original(state, thing, open ? true : fallback);
          }
        }
      }
    }
  };
};
