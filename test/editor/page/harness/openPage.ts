/** Builds the page and the harness, serves them under the host's content policy and opens them in a browser. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const NONCE = 'harness';
/** As extension/features/traceEditor sets it, with this server in place of the webview's own origin. */
const POLICY = `default-src 'none'; style-src 'self' 'nonce-${NONCE}'; font-src 'self'; script-src 'nonce-${NONCE}'`;
const HTML = `<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>Trace</title>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta property="csp-nonce" content="${NONCE}">
<link rel="stylesheet" href="webview.css">
</head><body><div id="app"></div>
<script nonce="${NONCE}" src="harness.js"></script>
<script nonce="${NONCE}" src="webview.js"></script>
</body></html>`;
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };

export interface Harness {
  readonly browser: Browser;
  /** Opens a scene; errors of the page and of its content policy are collected in `errors`. */
  open(scene: string, options?: SceneOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface SceneOptions {
  readonly theme?: 'dark' | 'light' | 'hc' | 'hc-light';
  readonly width?: number;
  readonly height?: number;
  readonly latency?: number;
}

export interface OpenPage {
  readonly page: Page;
  readonly errors: readonly string[];
}

export async function startHarness(): Promise<Harness> {
  const files = await build();
  const server = await serve(files);
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    browser,
    async open(scene, { theme = 'dark', width = 1400, height = 900, latency = 2 } = {}) {
      const page = await browser.newPage({ viewport: { width, height } });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(`http://127.0.0.1:${port}/?scene=${scene}&theme=${theme}&latency=${latency}`);
      return { page, errors };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function build(): Promise<ReadonlyMap<string, Uint8Array>> {
  const result = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: { webview: 'webview/main.tsx', harness: 'test/editor/page/harness/harness.ts' },
    bundle: true,
    write: false,
    outdir: 'dist',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  });
  return new Map(result.outputFiles.map((file) => [file.path.split('/').at(-1)!, file.contents]));
}

function serve(files: ReadonlyMap<string, Uint8Array>): Promise<Server> {
  const server = createServer((request, response) => {
    const name = new URL(request.url!, 'http://localhost').pathname.slice(1);
    const contents = name === '' ? HTML : files.get(name);
    response.writeHead(contents ? 200 : 404, { 'content-type': TYPES[name.split('.').at(-1)!] ?? 'text/html' });
    response.end(contents);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
