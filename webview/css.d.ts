/** Style sheets are bundled into dist/webview.css; importing one has no value. */
declare module '*.css';
