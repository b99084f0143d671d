/*
 * Finds operations by any words of theirs: in either language, by path, method or id, whatever the case. The tags of what
 * is found stand open. The events that the document has under webhooks are for who receives them, and are not shown among
 * what can be asked: no filter of Swagger UI reaches them.
 */
const OperationsByWord = ({ React }) => {
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
    wrapComponents: {
      Webhooks: () => () => null,
      OperationTag: (Original) => (props) => {
        const filter = props.layoutSelectors.currentFilter();
        const searching = typeof filter === "string" && filter.trim() !== "";
        return React.createElement(Original, searching
          ? { ...props, getConfigs: () => ({ ...props.getConfigs(), docExpansion: "list" }) }
          : props);
      }
    }
  };
};
