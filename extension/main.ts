import './jitless';
import * as vscode from 'vscode';
import { registerAgentConfigs } from './features/agentConfigs/agentConfigs';
import { registerCompare } from './features/compare/compare';
import { KnownRuns } from './features/knownRuns';
import { registerLint } from './features/lint/lint';
import { registerMarks } from './features/marks/marks';
import { registerOpenAsTrace } from './features/openAsTrace/openAsTrace';
import { registerOpenTraceFile } from './features/openTraceFile/openTraceFile';
import type { Parts } from './features/parts';
import { registerProblems } from './features/problems/problems';
import { registerRestore } from './features/restore/restore';
import { registerRunConfig } from './features/runConfig/runConfig';
import { registerSample } from './features/sample/sample';
import { registerStory } from './features/story/story';
import { registerTextReveal } from './features/textReveal/textReveal';
import { registerTraceEditor } from './features/traceEditor/traceEditor';
import { TracePages } from './features/tracePages';
import { registerTraceSteps } from './features/traceSteps/traceSteps';
import { registerVersionDocs } from './features/versionDocs';
import { WorkerLintService } from './platform/lint/client';
import { WorkerVersionsService } from './platform/versions/client';
import { WorkerTraceService } from './platform/worker/client';

/**
 * Builds the parts and registers the features. Runs in every window once it has started (onStartupFinished), as only
 * content can tell whether the file in front is a trace: so it does nothing but register. Reading begins when a trace
 * is opened, and the first worker when a file that may be one is looked at.
 */
export function activate(context: vscode.ExtensionContext): void {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Backstep', { log: true });
  const bundle = (name: string) => vscode.Uri.joinPath(context.extensionUri, 'dist', name).fsPath;
  const traces = new WorkerTraceService(bundle('worker.mjs'));
  const lint = new WorkerLintService(bundle('lintWorker.mjs'));
  const versions = new WorkerVersionsService(bundle('versionsWorker.mjs'));
  const pages = new TracePages();
  const runs = new KnownRuns();
  const parts: Parts = { context, traces, lint, versions, pages, runs, log };
  context.subscriptions.push(
    log,
    traces,
    lint,
    versions,
    pages,
    runs,
    registerTraceEditor(parts),
    registerTraceSteps(parts),
    registerProblems(parts),
    registerStory(parts),
    registerMarks(parts),
    registerRunConfig(parts),
    registerLint(parts),
    registerOpenAsTrace(parts),
    registerOpenTraceFile(),
    registerTextReveal(parts),
    registerVersionDocs(parts),
    registerAgentConfigs(parts),
    registerCompare(parts),
    registerRestore(parts),
    registerSample(parts),
  );
  log.info(`Activated in ${(performance.now() - began).toFixed(1)} ms`);
}
