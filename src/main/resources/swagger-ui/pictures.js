/*
 * Shows an answer that is a picture as the picture, and its source below. As an <img> it cannot run anything.
 */
const PicturesInPlace = (system) => {
  const h = system.React.createElement;

  const told = (svg, element) => {
    const found = new DOMParser().parseFromString(svg, "image/svg+xml").querySelector(`svg > ${element}`);
    return found ? found.textContent : "";
  };

  return {
    wrapComponents: {
      responseBody: (Original) => (props) => {
        const { content, contentType } = props;
        if (typeof content !== "string" || !/^image\/svg\+xml\b/i.test(contentType || "")) {
          return h(Original, props);
        }
        const source = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(content);
        const title = told(content, "title");
        return h("div", { className: "picture-in-place" },
          h("img", {
            src: source,
            alt: [title, told(content, "desc")].filter(Boolean).join(". "),
            style: { maxWidth: "100%", background: "#fff", border: "1px solid #d0d7de" }
          }),
          h("p", null, h("a", { href: source, download: `${title || "picture"}.svg` }, "Download SVG 下载图片")),
          h("details", null, h("summary", null, "Source 源码"), h(Original, props)));
      }
    }
  };
};

