import { PersonSchema } from '@ringi/shared-types';
import * as z from 'zod/mini';

export { tokenFor } from './token-for.js';

/** Where `npm start` says what runs, below the workspace's root. Git ignores the folder. */
export const ENDPOINTS_FILE = '.local/endpoints.json';

const FlowEndpointSchema = z.object({
  name: z.string(),
  /** The caller: what a request is an execution of. */
  stateMachineArn: z.string(),
  /** The component of each level, in order. */
  componentArns: z.array(z.string()),
  /** The stack's `StepFunctionsInputExample`, parsed: starts a run unchanged. */
  inputExample: z.record(z.string(), z.unknown()),
});
export type FlowEndpoint = z.infer<typeof FlowEndpointSchema>;

const PersonEndpointSchema = z.object({
  id: PersonSchema.shape.id,
  name: PersonSchema.shape.name,
  roles: PersonSchema.shape.roles,
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  /** Who AWS takes the holder of these keys for. */
  principalArn: z.string(),
});
export type PersonEndpoint = z.infer<typeof PersonEndpointSchema>;

/** What a script needs to talk to the running laptop: addresses, flows, and people with their keys. */
export const EndpointsSchema = z.object({
  /** The page. */
  dashboard: z.string(),
  /** The API; its routes are below it (`<api>/me`). */
  api: z.string(),
  /** Who makes tokens for the API. */
  issuer: z.string(),
  /** The AWS endpoint, for AWS_ENDPOINT_URL. */
  aws: z.string(),
  /** GET tells the virtual time; POST `<clock>/advance` with `{"by": "P3D"}` moves it. */
  clock: z.string(),
  region: z.string(),
  account: z.string(),
  flows: z.array(FlowEndpointSchema),
  people: z.array(PersonEndpointSchema),
});
export type Endpoints = z.infer<typeof EndpointsSchema>;
