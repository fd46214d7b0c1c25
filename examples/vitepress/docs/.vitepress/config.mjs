import { defineConfig } from "vitepress";

export default defineConfig({
  title: "Images",
  head: [["link", { rel: "icon", href: "data:," }]],
  locales: {
    root: { label: "English", lang: "en" },
    zh: { label: "简体中文", lang: "zh-CN", title: "镜像" },
  },
  vue: {
    template: { compilerOptions: { isCustomElement: (tag) => tag === "whypull-explain" } },
  },
  // The development server must not bundle the package: it would lose sight of the .wasm beside it.
  vite: { optimizeDeps: { exclude: ["whypull"] } },
});
