import { change, firstOf, mutation, remove, set, type Mutation, type Site } from './mutation.js';

/** The first rule with a comparison of its own. */
const comparison = ({ state, language }: Site): Record<string, unknown> | undefined => {
  const rule = language === 'JSONPath' && state['Type'] === 'Choice' ? firstOf(state, 'Choices') : undefined;
  return rule && 'Variable' in rule ? rule : undefined;
};

const operatorOf = (rule: Record<string, unknown>): string | undefined =>
  Object.keys(rule).find((field) => !['Variable', 'Next', 'Comment', 'Assign'].includes(field));

/** Mistakes in the rules of a Choice. */
export const CHOICE_MUTATIONS: readonly Mutation[] = [
  mutation('a Choice without Choices', ({ state }) => remove(state, 'Choices')),
  mutation('an empty list of Choices', ({ state }) => change(state, 'Choices', [])),
  mutation('an operator that does not exist', (site) => {
    const rule = comparison(site);
    const operator = rule && operatorOf(rule);
    if (!rule || operator === undefined) return false;
    rule[`${operator}s`] = rule[operator];
    return remove(rule, operator);
  }),
  mutation('a rule without an operator', (site) => {
    const rule = comparison(site);
    const operator = rule && operatorOf(rule);
    return operator !== undefined && remove(rule, operator);
  }),
  mutation('a rule without Variable', (site) => remove(comparison(site), 'Variable')),
  mutation('a Variable that is no path', (site) => set(comparison(site), 'Variable', 'order.total')),
  mutation('a rule with two operators', (site) => {
    const rule = comparison(site);
    return rule !== undefined && set(rule, 'IsNull' in rule ? 'IsString' : 'IsNull', true);
  }),
  mutation('a text compared by a numeric operator', (site) => {
    const rule = comparison(site);
    const operator = rule && operatorOf(rule);
    return operator !== undefined && remove(rule, operator) && set(rule, 'NumericEquals', 'many');
  }),
  mutation('And without a list', (site) => {
    const rule = firstOf(site.state, 'Choices');
    return site.language === 'JSONPath' && change(rule, 'And', {});
  }),
];
