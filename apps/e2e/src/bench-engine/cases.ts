import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, StateDefinition, StateMachineDefinition } from '@ringi/asl';

/** A definition that both engines run with immediate answers to its tasks. */
export interface BenchCase {
  readonly name: string;
  readonly definition: StateMachineDefinition;
  readonly input: Json;
  /** What every Task state answers. */
  readonly answer: Json;
  /** How many times the other engine's executions a second ours should make. */
  readonly goal: number;
  /** Executions in one round. */
  readonly runs: number;
}

/** @param seeds folder with the caller of three task levels; without it that case is left out. */
export function benchCases(seeds: string | undefined): BenchCase[] {
  return [...(seeds === undefined ? [] : [callerOf(seeds)]), mapOf(1_000), chainOf(100)];
}

function callerOf(seeds: string): BenchCase {
  const read = (file: string) => JSON.parse(readFileSync(join(seeds, file), 'utf8')) as unknown;
  // Each level asks whether it was approved.
  const answer = { Output: { is_approved: true } };
  return {
    name: 'caller with three task levels',
    definition: read('seed-ssm-caller.asl.json') as StateMachineDefinition,
    input: read('seed-ssm-input-example.json') as Json,
    answer,
    goal: 10,
    runs: 1_500,
  };
}

function mapOf(items: number): BenchCase {
  const ItemProcessor = {
    StartAt: 'Work',
    States: { Work: { Type: 'Pass', Parameters: { 'value.$': '$.n', fixed: true }, End: true } },
  };
  return {
    name: `Map of ${items} items`,
    definition: {
      StartAt: 'All',
      States: { All: { Type: 'Map', ItemsPath: '$.items', ItemProcessor, End: true } },
    },
    input: { items: Array.from({ length: items }, (_, n) => ({ n })) },
    answer: {},
    goal: 10,
    runs: 15,
  };
}

function chainOf(length: number): BenchCase {
  const state = (index: number): StateDefinition => ({
    Type: 'Pass',
    Parameters: { 'count.$': '$.count', step: index },
    ...(index === length - 1 ? { End: true } : { Next: `Step${index + 1}` }),
  });
  const States = Object.fromEntries(Array.from({ length }, (_, index) => [`Step${index}`, state(index)]));
  return {
    name: `chain of ${length} steps`,
    definition: { StartAt: 'Step0', States },
    input: { count: 0 },
    answer: {},
    goal: 3,
    runs: 300,
  };
}
