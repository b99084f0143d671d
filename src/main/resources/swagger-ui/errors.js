/*
 * Folds each error that an operation can answer with into one line: what it succeeds with is seen at once.
 */
const ErrorsFolded = ({ React }) => {
  const h = React.createElement;

  return {
    wrapComponents: {
      response: (Original) => (props) => {
        const [open, setOpen] = React.useState(false);
        if (!/^[45]/.test(props.code)) {
          return h(Original, props);
        }
        const said = String(props.response.get("description") || "").split("\n")[0];
        return h("tr", { className: "response folded-error", "data-code": props.code },
          h("td", { colSpan: 3 },
            h("details", { onToggle: (event) => setOpen(event.currentTarget.open) },
              h("summary", null, h("strong", null, props.code), " ", said),
              open ? h("table", null, h("tbody", null, h(Original, props))) : null)));
      }
    }
  };
};
