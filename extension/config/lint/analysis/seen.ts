import { allParameters, type Text, type Tool } from '../../agentConfig';
import type { Place } from '../rules/rule';
import type { TracePlace, TraceRun } from '../runUse';
import { placeIn, type ToolRun } from './toolRuns';

/** A step of a run at which something was seen. */
export interface Sight {
  readonly run: TraceRun;
  readonly step: number;
}

/** In how many runs something was seen, with a step of each, and in how many it could have been. */
export interface Tally {
  readonly count: number;
  readonly total: number;
  readonly traces: readonly TracePlace[];
}

/** @param among runs that could show it */
export function tally(sights: readonly Sight[], among: readonly ToolRun[]): Tally {
  const first = new Map<TraceRun, number>();
  for (const { run, step } of sights) {
    if (!first.has(run)) {
      first.set(run, step);
    }
  }
  return {
    count: first.size,
    total: among.filter(({ calls }) => calls.length > 0).length,
    traces: [...first].map(([run, step]) => placeIn(run, step)),
  };
}

/** Where a tool's name stands, or the tool when it has none. */
export function toolPlace({ name, node }: Tool): Place {
  return name ? textPlace(name) : { node };
}

/** Where a parameter's name stands; the tool's name when it has no such parameter. */
export function parameterPlace(tool: Tool, path: string): Place {
  const parameter = allParameters(tool).find((each) => each.path === path);
  return parameter ? textPlace(parameter.nameText) : toolPlace(tool);
}

function textPlace({ node, isKey }: Text): Place {
  return { node, ...(isKey && { on: 'key' }) };
}
