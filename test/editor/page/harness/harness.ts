/**
 * Runs before the page's own script: gives it a fake host and a theme. What to serve comes from the address:
 * `?scene=refund&theme=dark&latency=5`. Tests reach the host as `window.host`.
 */
import { FakeHost } from './fakeHost';
import { SCENES } from './scenes';
import { applyTheme } from './themes';

declare global {
  interface Window {
    host: FakeHost;
    acquireVsCodeApi: () => object;
  }
}

const parameters = new URLSearchParams(location.search);
applyTheme(parameters.get('theme') ?? 'dark');
const scene = SCENES[parameters.get('scene') ?? 'refund']!();
const host = new FakeHost({ latencyMs: Number(parameters.get('latency') ?? 2), file: {}, ...scene });
host.saved = JSON.parse(sessionStorage.getItem('state') ?? 'null');
window.host = host;
window.acquireVsCodeApi = () => ({
  postMessage: (message: unknown) => host.receive(structuredClone(message)),
  getState: () => host.saved,
  setState: (state: unknown) => {
    host.saved = state;
    sessionStorage.setItem('state', JSON.stringify(state));
  },
});
