/** What an id promises at hosts that serve models under names of their own, or other makers' models. */

import { isKnown } from './catalogue';
import type { ModelName } from './name';
import type { Provider } from './providers';
import { judgeByMaker, type Verdict } from './rules';

type Judge = (name: ModelName) => Verdict | undefined;

const LATEST = /(^|[-:/])latest$/;
const PREVIEW = /-(preview|exp|beta)(-|$)/;
/** Dates that labs put into the names of open weights: 0905, 2507, 2024-07-18, 20240718. */
const DATED = /-(20\d{2}-\d{2}-\d{2}|20\d{6}|[012]\d{3})(-|$)/;

const ROUTER: Verdict = { class: 'router', why: 'a model is chosen for each request', source: 'naming' };

const deployment = (why: string): Judge => {
  const verdict: Verdict = { class: 'deployment-name', why, source: 'naming' };
  return () => verdict;
};

function judgeMade({ maker, model, name }: ModelName): Verdict | undefined {
  return maker === undefined ? undefined : judgeByMaker(maker, model, name);
}

const azure: Judge = ({ name }) =>
  /(^|\/)model-router/.test(name)
    ? { ...ROUTER, source: 'azure-versions' }
    : {
        class: 'deployment-name',
        why: 'the name of a deployment; the deployment decides model, version and upgrades',
        source: 'azure-versions',
      };

const bedrock: Judge = ({ name }) => {
  if (name.startsWith('arn:')) {
    if (/:(default-)?prompt-router\//.test(name)) {
      return { ...ROUTER, source: 'bedrock-lifecycle' };
    }
    return /:(foundation-model|(application-)?inference-profile|provisioned-model|custom-model|imported-model)\//.test(
      name,
    )
      ? { class: 'pinned', why: 'the ARN names one model', source: 'bedrock-lifecycle' }
      : {
          class: 'deployment-name',
          why: 'the ARN names a resource that decides the model',
          source: 'bedrock-lifecycle',
        };
  }
  return /^([\w-]+\.)?[a-z0-9]+\.[a-z][\w.-]*(:[\w:]+)?$/.test(name)
    ? {
        class: 'pinned',
        why: 'every Bedrock id names one version; the prefix only says where it runs',
        source: 'bedrock-lifecycle',
      }
    : undefined;
};

const vertex: Judge = (model) => {
  const { name } = model;
  if (/(^|\/)endpoints\//.test(name)) {
    return {
      class: 'deployment-name',
      why: 'the name of an endpoint, which decides the model',
      source: 'vertex-versions',
    };
  }
  if (/@(default|latest)$/.test(name)) {
    return {
      class: 'floating-alias',
      why: 'the default version of a partner model can be moved',
      source: 'vertex-versions',
    };
  }
  if (/@(20\d{6}|\d{3})$/.test(name)) {
    return { class: 'pinned', why: 'the part after @ names one version', source: 'vertex-versions' };
  }
  const verdict = judgeMade(model);
  if (verdict?.class === 'floating-alias' && model.maker === 'anthropic') {
    return { ...verdict, newestSnapshot: verdict.newestSnapshot?.replace(/-(20\d{6})$/, '@$1') };
  }
  return verdict ?? weights('vertex-versions')(model);
};

/** Gateways with a catalogue of slugs. A slug that floats at its maker can be pinned only where the gateway lists a dated one. */
const gateway =
  (host: Provider, source: 'openrouter-docs' | 'vercel-docs'): Judge =>
  (model) => {
    const { name, maker } = model;
    if (/^(openrouter\/)?(auto|free|fusion)(-beta)?$|\/(auto|router)$/.test(name)) {
      return { ...ROUTER, source };
    }
    if (name.startsWith('~') || LATEST.test(name)) {
      return { class: 'latest-alias', why: 'the gateway moves this name to the newest model', source };
    }
    const verdict = judgeMade(model);
    if (verdict?.class === 'floating-alias') {
      const author = name.slice(0, name.indexOf('/') + 1);
      const slug = verdict.newestSnapshot === undefined ? undefined : author + verdict.newestSnapshot;
      return slug !== undefined && isKnown(host, slug)
        ? { ...verdict, why: `the gateway can move this slug; ${slug} stays`, source, newestSnapshot: slug }
        : { class: 'no-snapshot-exists', why: 'the gateway lists no dated slug of this model', source };
    }
    if (verdict !== undefined) {
      return verdict;
    }
    if (PREVIEW.test(name)) {
      return { class: 'preview', why: 'a preview can change or end at short notice', source };
    }
    if (DATED.test(name)) {
      return { class: 'pinned', why: 'the slug carries the date of one release', source };
    }
    const isSlug = /^[\w.-]+\/[\w.-]+(:[a-z]+)?$/.test(name);
    // Of Vercel's catalogue no list is at hand.
    return isSlug && (maker === undefined || host === 'vercel' || isKnown(host, name.replace(/:.*$/, '')))
      ? { class: 'no-snapshot-exists', why: 'the gateway lists no dated slug of this model', source }
      : undefined;
  };

/** Hosts of open weights under the names of their authors. */
function weights(source: Verdict['source']): Judge {
  return ({ name }) => {
    if (LATEST.test(name)) {
      return { class: 'latest-alias', why: 'the name is made to move to the newest model', source };
    }
    if (PREVIEW.test(name)) {
      return { class: 'preview', why: 'a preview can change or end at short notice', source };
    }
    return DATED.test(name)
      ? { class: 'pinned', why: 'the name carries the date of one release of the weights', source }
      : { class: 'no-snapshot-exists', why: 'the host publishes no versions of this model', source };
  };
}

const fireworks: Judge = (model) => {
  const { name } = model;
  if (/(^|\/|#)(accounts\/[\w-]+\/)?deployments\/[\w-]+$/.test(name)) {
    return { class: 'pinned', why: 'the id names a deployment of your own', source: 'fireworks-docs' };
  }
  if (/^accounts\/[\w-]+\/routers\//.test(name)) {
    return { ...ROUTER, source: 'fireworks-docs' };
  }
  return /^accounts\/fireworks\/models\//.test(name)
    ? {
        class: 'floating-alias',
        why: 'Fireworks can change what serves this name; a deployment of your own is fixed',
        source: 'fireworks-docs',
      }
    : weights('fireworks-docs')(model);
};

const huggingface: Judge = ({ name }) =>
  /@[0-9a-f]{7,40}$/.test(name)
    ? { class: 'pinned', why: 'the id names one revision', source: 'huggingface-docs' }
    : {
        class: 'floating-alias',
        why: 'a repository moves; `revision` with a commit hash pins it',
        source: 'huggingface-docs',
      };

const ollama: Judge = ({ name }) => {
  const tag = name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : undefined;
  if (tag === undefined || tag === 'latest') {
    const why = tag === undefined ? 'without a tag, Ollama means :latest, which moves' : 'the tag is made to move';
    return { class: 'latest-alias', why, source: 'ollama-docs' };
  }
  return /(^|[-_])(i?q\d\w*|fp16|fp32|bf16|f16|f32|int[48]|mxfp4|nvfp4)$/.test(tag)
    ? { class: 'pinned', why: 'the tag names one build, down to its quantisation', source: 'ollama-docs' }
    : { class: 'floating-alias', why: 'a tag with a size alone is moved to newer builds', source: 'ollama-docs' };
};

const databricks: Judge = ({ name }) =>
  name.startsWith('databricks-')
    ? {
        class: 'floating-alias',
        why: 'Databricks may update a pay-per-token model behind its name',
        source: 'databricks-docs',
      }
    : {
        class: 'deployment-name',
        why: 'the name of a serving endpoint, which decides the model',
        source: 'databricks-docs',
      };

const LOCAL_ALIAS = 'a name that the LiteLLM proxy maps to a model';

/** Hosts with names of their own; every other provider is judged by the maker's rules. */
export const HOSTS: Partial<Record<Provider, Judge>> = {
  azure,
  bedrock,
  vertex,
  openrouter: gateway('openrouter', 'openrouter-docs'),
  vercel: gateway('vercel', 'vercel-docs'),
  groq: weights('groq-deprecations'),
  cerebras: weights('naming'),
  together: weights('together-docs'),
  fireworks,
  huggingface,
  ollama,
  databricks,
  litellm: ({ name }) =>
    /^auto_router\//.test(name)
      ? { ...ROUTER, source: 'litellm-docs' }
      : { class: 'deployment-name', why: LOCAL_ALIAS, source: 'litellm-docs' },
  copilot: deployment('a name that GitHub Copilot maps to a model'),
  selfhosted: deployment('the server decides what this name means'),
};

export { judgeMade };
