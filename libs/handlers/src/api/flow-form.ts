import { backendOf, levelField } from '@ringi/approvals';
import { textIn, type Flow } from '@ringi/shared-types';

/**
 * The form of a flow's request: JSON Schema draft 2020-12 of the fields a person fills in, and an example that is right.
 * What is deployed is not among them: left out, it is what was deployed. `x-ringi` says of each field which level and
 * which part of it it is, so that a client can put its own words to it.
 */
export function flowForm(flow: Flow): {
  schema: Record<string, unknown>;
  example: Record<string, unknown>;
} {
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  const example: Record<string, unknown> = {};
  flow.levels.forEach((level, index) => {
    const number = index + 1;
    const { wire, capabilities, inputs } = backendOf(level.backend.id);
    const put = (name: string, field: string, title: string, schema: Record<string, unknown>): void => {
      properties[levelField(number, name)] = {
        title: `${textIn(level.name)}: ${title}`,
        ...schema,
        'x-ringi': { level: number, level_name: level.name, field },
      };
    };
    for (const { name, title, required: needed, schema, example: value } of inputs(level)) {
      put(name, name, title, { ...schema });
      if (needed) required.push(levelField(number, name));
      if (value !== undefined) example[levelField(number, name)] = value;
    }
    if (flow.overridable.includes('approvers')) {
      put(wire.approvers, 'approvers', 'approvers', {
        type: 'array',
        items: { enum: [...new Set([...level.approvers, ...flow.allowed_approvers])] },
        uniqueItems: true,
        minItems: 1,
        maxItems: capabilities.maximumApprovers,
        default: level.approvers,
      });
    }
    if (flow.overridable.includes('min_required_approvals')) {
      put(wire.min_required_approvals, 'min_required_approvals', 'approvals needed', {
        type: 'integer',
        minimum: 1,
        maximum: capabilities.quorum ? capabilities.maximumApprovers : 1,
        default: level.min_required_approvals,
      });
    }
    if (flow.overridable.includes('message')) {
      put(wire.message, 'message', 'message', {
        type: 'string',
        minLength: 1,
        maxLength: capabilities.maximumMessageLength,
        default: level.message,
      });
    }
  });
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title: textIn(flow.title),
    properties,
    required,
    additionalProperties: false,
  };
  return { schema, example };
}
