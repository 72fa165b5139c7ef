import type { ChangeKind } from './difference';

/**
 * What a change does to the agent. `breaking`: something that worked before can now fail, or go ahead without somebody
 * who had to agree. `behavioural`: the model reads or may do something else. `cosmetic`: no run can tell.
 */
export const CHANGE_CLASSES = ['breaking', 'behavioural', 'cosmetic'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

interface ClassRule {
  readonly class: ChangeClass;
  /** The kind in words, as a heading. */
  readonly title: string;
  readonly why: string;
}

const breaking = (title: string, why: string): ClassRule => ({ class: 'breaking', title, why });
const behavioural = (title: string, why: string): ClassRule => ({ class: 'behavioural', title, why });
const cosmetic = (title: string, why: string): ClassRule => ({ class: 'cosmetic', title, why });

const CALLS_FAIL = 'calls that were valid before are now refused';
const CALLS_VARY = 'the model may now send other values';
const READS = 'the model reads it and may act otherwise';

/** The class of every kind of change, with its reason. */
export const CLASS_RULES: Readonly<Record<ChangeKind, ClassRule>> = {
  'model-changed': behavioural('model changed', 'another model answers otherwise to the same prompt'),
  'model-pinned': behavioural(
    'model pinned',
    'the snapshot may not be the one the alias stood for; from now on it stays the same',
  ),
  'model-unpinned': behavioural(
    'model unpinned',
    'the provider can change the model behind this name without a commit here',
  ),
  'model-added': behavioural('model added', 'runs may now use it'),
  'model-removed': breaking('model removed', 'a run that fell back on it now fails'),
  'provider-changed': behavioural('provider changed', 'another host may serve another version, with other limits'),
  'sampling-changed': behavioural('model setting changed', 'the same prompt is sampled otherwise'),
  'limit-lowered': breaking('limit lowered', 'runs that needed more are now stopped'),
  'limit-raised': behavioural('limit raised', 'runs may go on longer and cost more'),
  'limit-added': breaking('limit added', 'runs that needed more are now stopped'),
  'limit-removed': behavioural('limit removed', 'nothing stops a run there any more'),
  'tool-added': behavioural('tool added', 'the model may choose it over another tool'),
  'tool-removed': breaking('tool removed', 'runs that called it cannot do so any more'),
  'tool-renamed': breaking('tool renamed', 'code, prompts and approvals that use the old name no longer find it'),
  'tool-order-changed': cosmetic('tools in another order', 'order says nothing'),
  'description-reworded': behavioural('tool description reworded', 'the model chooses tools by their descriptions'),
  'hints-changed': behavioural('tool hints changed', 'clients decide by them which calls to confirm'),
  'output-changed': behavioural('tool output changed', 'what reads the result may not find what it looks for'),
  'strict-on': behavioural('strict arguments on', 'arguments now always fit the schema'),
  'strict-off': breaking('strict arguments off', 'arguments may now break the schema'),
  'parameter-added': behavioural('optional parameter added', 'the model may now send it'),
  'parameter-removed': breaking('parameter removed', 'calls that sent it are refused, or it is ignored'),
  'required-parameter-added': breaking('required parameter added', CALLS_FAIL),
  'required-parameter-removed': breaking(
    'required parameter removed',
    'calls that sent it are refused, or it is ignored',
  ),
  'parameter-renamed': breaking('parameter renamed', 'code that reads the old name no longer finds it'),
  'parameter-required': breaking('parameter now required', CALLS_FAIL),
  'parameter-optional': behavioural('parameter now optional', 'the model may leave it out'),
  'parameter-described': behavioural(
    'parameter description reworded',
    'the model fills parameters by their descriptions',
  ),
  'type-narrowed': breaking('type narrowed', CALLS_FAIL),
  'type-widened': behavioural('type widened', CALLS_VARY),
  'type-changed': breaking('type changed', CALLS_FAIL),
  'enum-narrowed': breaking('allowed values narrowed', CALLS_FAIL),
  'enum-widened': behavioural('allowed values widened', CALLS_VARY),
  'enum-changed': breaking('allowed values changed', CALLS_FAIL),
  'default-changed': behavioural('default changed', 'calls that leave it out now mean something else'),
  'constraint-narrowed': breaking('constraint narrowed', CALLS_FAIL),
  'constraint-widened': behavioural('constraint widened', CALLS_VARY),
  'constraint-changed': behavioural('constraint changed', CALLS_VARY),
  'approval-added': behavioural('approval added', 'a run now waits there for a human'),
  'approval-dropped': breaking('approval dropped', 'the tool now acts without a human agreeing'),
  'agent-added': behavioural('agent added', 'work may go to it'),
  'agent-removed': breaking('agent removed', 'whoever hands work to it no longer can'),
  'agent-renamed': behavioural('agent renamed', 'whoever hands work to it uses its name'),
  'agent-described': behavioural('agent description reworded', 'agents are chosen by their descriptions'),
  'agent-kind-changed': behavioural('agent kind changed', 'how freely it works is not the same'),
  'agent-tool-granted': behavioural('tool granted', 'the agent may now call it'),
  'agent-tool-withdrawn': breaking('tool withdrawn', 'runs that called it cannot do so any more'),
  'handoff-added': behavioural('handoff added', 'the agent may now hand work over there'),
  'handoff-removed': breaking('handoff removed', 'work that went there now has nowhere to go'),
  'escalation-changed': behavioural('escalation changed', 'doubtful cases now go another way'),
  'prompt-added': behavioural('prompt added', READS),
  'prompt-removed': behavioural('prompt removed', 'the model no longer reads it'),
  'prompt-renamed': behavioural('prompt renamed', 'code that asks for it by name no longer finds it'),
  'prompt-layout-changed': cosmetic('prompt laid out otherwise', 'the sentences and their order are the same'),
  'sentence-added': behavioural('sentence added', READS),
  'sentence-removed': behavioural('sentence removed', 'the model is no longer told'),
  'sentence-moved': behavioural('sentence moved', 'models give more weight to what stands first or last'),
  'sentence-reworded': behavioural('sentence reworded', READS),
  'example-added': behavioural('example added', 'models copy examples closely'),
  'example-removed': behavioural('example removed', 'models copy examples closely'),
  'example-changed': behavioural('example changed', 'models copy examples closely'),
  'variable-added': breaking(
    'template variable added',
    'callers that do not give it get an error or a gap in the prompt',
  ),
  'variable-removed': behavioural('template variable removed', 'what callers give for it no longer reaches the model'),
  'server-added': behavioural('MCP server added', 'its tools are offered to the model'),
  'server-removed': breaking('MCP server removed', 'its tools are gone'),
  'server-changed': behavioural('MCP server changed', 'another server may offer other tools'),
  'setting-added': behavioural('setting added', 'whatever runs the agent may read it'),
  'setting-removed': behavioural('setting removed', 'whatever runs the agent may read it'),
  'setting-changed': behavioural('setting changed', 'whatever runs the agent may read it'),
  'note-changed': cosmetic('note changed', 'it tells people something, not the agent'),
  'layout-changed': cosmetic('layout changed', 'order, comments and blanks say nothing'),
  'other-changed': behavioural('changed otherwise', 'the fingerprint differs'),
};
