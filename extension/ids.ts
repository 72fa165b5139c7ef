/** Every id that the manifest and the code must agree on, once. A test compares them with package.json. */

export const COMMANDS = {
  openTraceFile: 'backstep.openTraceFile',
  openAsTrace: 'backstep.openAsTrace',
  openAsText: 'backstep.openAsText',
  openSample: 'backstep.openSample',
  reload: 'backstep.reload',
  chooseFormat: 'backstep.chooseFormat',
  revealStep: 'backstep.revealStep',
  stepBack: 'backstep.stepBack',
  stepForward: 'backstep.stepForward',
  explainStep: 'backstep.explainStep',
  findSymptom: 'backstep.findSymptom',
  /** Both only in the page's context menu, about the value it was opened on. */
  whereFrom: 'backstep.whereFrom',
  whereTo: 'backstep.whereTo',
  markStep: 'backstep.markStep',
  /** Not in the palette: what clicking a row of Trace Steps does. */
  showStep: 'backstep.showStep',
  goToConfig: 'backstep.goToConfig',
  lintWorkspace: 'backstep.lintWorkspace',
  lintWithTraces: 'backstep.lintWithTraces',
  /** Only in quick fixes: the step of a trace that a finding rests on. */
  openTraceStep: 'backstep.openTraceStep',
  /** Both only in quick fixes, about the finding they stand at. */
  ignoreFinding: 'backstep.ignoreFinding',
  turnOffRule: 'backstep.turnOffRule',
  compareVersions: 'backstep.compareVersions',
  compareWithWorking: 'backstep.compareWithWorking',
  showLastChange: 'backstep.showLastChange',
  openVersionFile: 'backstep.openVersionFile',
  restoreVersion: 'backstep.restoreVersion',
  restoreDeleted: 'backstep.restoreDeleted',
  /** Not in the palette: what clicking a row of Config Changes does. */
  showChange: 'backstep.showChange',
  openChangedTexts: 'backstep.openChangedTexts',
  swapSides: 'backstep.swapSides',
  closeComparison: 'backstep.closeComparison',
  refreshAgents: 'backstep.refreshAgents',
  tagVersion: 'backstep.tagVersion',
  blameConfig: 'backstep.blameConfig',
  copyFingerprint: 'backstep.copyFingerprint',
  copyCommit: 'backstep.copyCommit',
  /** What rows of Agent Configs and code lenses do; none is in the palette. */
  showOlderVersions: 'backstep.showOlderVersions',
  revealAgent: 'backstep.revealAgent',
  showRuns: 'backstep.showRuns',
} as const;

export const VIEWS = {
  steps: 'backstep.steps',
  agents: 'backstep.agents',
  changes: 'backstep.changes',
} as const;

export const VIEW_CONTAINERS = {
  backstep: 'backstep',
} as const;

export const CUSTOM_EDITORS = {
  /** Opens by itself for files that say they are traces by name. */
  trace: 'backstep.trace',
  /** The same editor, as one to choose for names that say nothing: an editor has one priority for all its names. */
  maybeTrace: 'backstep.maybeTrace',
} as const;

export const CONTEXT_KEYS = {
  /** Paths of the text files in front whose content is a trace, for `resourcePath in backstep.traceTexts`. */
  traceTexts: 'backstep.traceTexts',
  /** Whether Trace Steps has a trace to show. */
  traceOpen: 'backstep.traceOpen',
  /** Whether two versions of an agent are compared. */
  comparing: 'backstep.comparing',
  /** Whether it is known which agents the workspace has, be it none. */
  agentsKnown: 'backstep.agentsKnown',
  /** Paths of files that are part of an agent, for `resourcePath in backstep.configFiles`. */
  configFiles: 'backstep.configFiles',
} as const;

export const WALKTHROUGHS = {
  start: 'backstep.start',
} as const;

export const SETTINGS = {
  /** Whether findings of open traces are in Problems. */
  problems: 'backstep.problems.enabled',
  /** When agent config is linted: as it is typed, or only when it is opened and saved. */
  lintRun: 'backstep.lint.run',
  /** Whether agent config has its version, last change and runs above it. */
  codeLens: 'backstep.codeLens.enabled',
} as const;

export const DIAGNOSTICS = {
  findings: 'backstep.findings',
  lint: 'backstep.lint',
} as const;

export const STATUS_ITEMS = {
  lint: 'backstep.lintStatus',
} as const;

export const SCHEMES = {
  /** Documents of files at commits. */
  version: 'backstep-version',
} as const;
