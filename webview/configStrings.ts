/** What the page says about the config a trace ran with. */

const CLASSES = { breaking: 'breaking', behavioural: 'behavioural', cosmetic: 'cosmetic' } as const;

export const configStrings = {
  ranWith: (version: string) => `Ran with ${version}`,
  ranWithWorking: 'Ran with the config as it is now',
  certainties: { recorded: 'recorded', exact: 'exact match', likely: 'likely' },
  certaintiesTold: {
    recorded: 'The trace names this version',
    exact: 'Everything the trace recorded agrees with this version',
    likely: 'No version agrees better, but not everything does',
  },
  configShow: (line: string) => `${line}. Show what changed`,
  configUnknown: 'Config unknown',
  configFitsNone: 'Config: no version fits',
  configRestricted: 'Config unknown: Restricted Mode',
  configWhy: 'Show why it is not known which config the trace ran with',
  unchangedSince: 'unchanged since',
  onlyCosmeticSince: 'only cosmetic changes since',
  changesSince: (breaking: number, behavioural: number) => {
    const parts = [
      breaking > 0 ? `${breaking} breaking` : '',
      behavioural > 0 ? `${behavioural} behavioural` : '',
    ].filter(Boolean);
    return `${parts.join(', ')} ${breaking + behavioural === 1 ? 'change' : 'changes'} since`;
  },
  changeClasses: CLASSES,
  committedBy: (author: string, date: string) => [author, date].filter(Boolean).join(', '),
  agentFile: 'Agent',
  changedInTitle: (version: string, count: number) => `Changed in ${version} (${count})`,
  changedInNothing: (version: string) => `${version} is the first version, or changed nothing of the agent.`,
  changedSinceTitle: (count: number) => `Changed since, up to the working tree (${count})`,
  changedSinceNothing: 'Nothing has changed since.',
  agreedTitle: 'The trace agrees with it on',
  differedTitle: 'The trace differs from it in',
  alternativesTitle: 'What the trace recorded cannot tell it from',
  listsCut: 'Not everything is listed here.',
  compareNow: 'Compare with Working Tree',
  showChangesOf: (version: string) => `Show What ${version} Changed`,
  restoreIt: (version: string) => `Restore ${version}…`,
  restoreOther: 'Restore Another Version…',
  openAgentFile: 'Open Agent File',
  openNow: 'Open now',
  openThen: (version: string) => `Open as it was (${version})`,
  inVersion: (version: string) => `in ${version}`,
  sinceVersion: (version: string) => `since ${version}`,

  // Without a version
  trustWorkspace: 'Manage Workspace Trust',
  untrustedTold:
    'The workspace is not trusted, so no git runs and versions of the config are not compared. The trace is shown as always.',
  virtualTold: 'The workspace is not on this machine, so there is no git history to compare the trace with.',
  noAgentTold: 'No agent file was found in this workspace, so the trace cannot be tied to the config it ran with.',
  tieTitle: 'How to tie traces to config',
  tie: [
    'Describe the agent in a file such as my.agent.yaml: its prompts, tools and model settings.',
    'Record the commit with each run, as vcs.ref.head.revision; or the fingerprint that the command "backstep fingerprint" prints, as backstep.config.fingerprint.',
    'Where neither is recorded, the prompts, tools and model in the trace are compared with every version.',
  ],
  forgetHint: "Don't Show Again",

  // Beside the steps
  markIn: (version: string) => `changed in ${version}`,
  markSince: 'changed since',
  markOffered: (version: string) => `was offered tools that changed in ${version}`,
  configOfStep: 'Config behind this step',
  configParts: { tool: 'Tool', prompt: 'Prompt', model: 'Model' },
  theTool: (name: string) => `tool ${name}`,
  thePrompt: 'the prompt',
  theModel: 'the model',
  changesOfStep: 'What changed of it',
  noChangesOfStep: 'Nothing behind this step changed in that version or since.',
  noConfigOfStep: 'Only tool calls and model calls have config of their own.',
  configLooking: 'Looking for the version the trace ran with…',
  configNotKnown: 'It is not known which config the trace ran with.',
  chosenChanged: 'What changed of the tool it chose',
  offeredChanged: (isMore: boolean) => `${isMore ? 'Other tools' : 'Tools'} it was offered that changed`,
  clue: (tool: string, what: string, version: string) => `${tool ? `${tool}: ` : ''}${what} in ${version}`,
  showStepConfig: 'Show Config of the Step',
} as const;
