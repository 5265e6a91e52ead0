import * as shared from '@ringi/shared-types';
import * as z from 'zod/mini';
import type { Route } from './route.js';
import { ROUTES } from './routes/index.js';

type Json = Record<string, unknown>;

/** The named schemas of the document. */
const NAMED = {
  Me: shared.MeSchema,
  FlowView: shared.FlowViewSchema,
  FlowList: shared.FlowListSchema,
  FlowForm: shared.FlowFormSchema,
  NewRequest: shared.NewRequestSchema,
  RequestRow: shared.RequestRowSchema,
  RequestList: shared.RequestListSchema,
  RequestView: shared.RequestViewSchema,
  RequestEvent: shared.RequestEventSchema,
  RequestEventList: shared.RequestEventListSchema,
  NewDecision: shared.NewDecisionSchema,
  LevelView: shared.LevelViewSchema,
  AnswerView: shared.AnswerViewSchema,
  ApproverView: shared.ApproverViewSchema,
  Waiting: shared.WaitingSchema,
  WhyNot: shared.WhyNotSchema,
  Decision: shared.DecisionSchema,
  InboxItem: shared.InboxItemSchema,
  Inbox: shared.InboxSchema,
  Rebuild: shared.RebuildSchema,
  Rebuilt: shared.RebuiltSchema,
  Text: shared.TextSchema,
  Problem: shared.ProblemSchema,
} as const satisfies Record<string, z.ZodMiniType>;

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const PROBLEMS = {
  400: 'Something of it is wrong; `fields` says what.',
  401: 'The token is missing or names nobody.',
  403: 'It may be seen, but not done, by this person.',
  404: 'There is none, or none that this person may see.',
  409: 'Too late; `why_not` and `answer` say why.',
  503: 'Try again in a moment.',
} as const;

/** The API as OpenAPI 3.1, made from its routes and schemas. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const route of ROUTES)
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ringi',
      version: '1',
      description: 'Requests that climb levels of approval. Times are ISO 8601 in UTC.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [{ jwt: [] }],
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: { jwt: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function namedSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema)]));
}

/** Without the marks of a document of its own. */
function plain(schema: object): Json {
  const copy: Json = { ...(schema as Json) };
  delete copy['$schema'];
  delete copy['$id'];
  return copy;
}

function schemaOf(schema: z.ZodMiniType): Json {
  const named = Object.entries(NAMED).find(([, each]) => (each as unknown) === schema);
  return named ? refTo(named[0]) : plain(z.toJSONSchema(schema));
}

const content = (schema: z.ZodMiniType): Json => ({ 'application/json': { schema: schemaOf(schema) } });

function operationOf(route: Route): Json {
  return {
    operationId: route.id,
    summary: route.summary,
    parameters: parametersOf(route),
    ...(route.body && { requestBody: { required: true, content: content(route.body) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, schema]) => [
          status,
          { description: route.summary, content: content(schema) },
        ]),
      ),
      ...Object.fromEntries(
        ([401, ...route.problems] as const).map((status) => [
          String(status),
          { description: PROBLEMS[status], content: { 'application/json': { schema: refTo('Problem') } } },
        ]),
      ),
    },
  };
}

function parametersOf({ path, query, headers = {} }: Route): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = query ? z.toJSONSchema(query) : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const inHeader = Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery, ...inHeader];
}
