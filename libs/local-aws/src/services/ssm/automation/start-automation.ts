import { ServiceError } from '../../../core/errors.js';
import type { Principal } from '../../../core/principal.js';
import type { DocumentVersion } from '../documents/document.js';
import { MAX_DOCUMENT_BYTES } from '../documents/parse-content.js';
import type { Tag } from '../tags.js';
import type { SsmState } from '../state.js';
import { AutomationRun } from './automation-run.js';
import { bindParameters, invalidParameters, type BoundParameters, type RawParameters } from './parameters.js';
import { resolver } from './scope.js';
import { substitute } from './substitute.js';

const ROLE_ARN = /^arn:[^:]+:iam::\d{12}:role\/(?:.*\/)?[^/]+$/;

export interface StartRequest {
  readonly documentName: string;
  readonly documentVersion?: string | undefined;
  readonly parameters: RawParameters;
  readonly principal: Principal;
  readonly tags: readonly Tag[];
  readonly clientToken?: string | undefined;
  readonly parentId?: string | undefined;
  /** Called once, when the automation has ended. */
  readonly onEnd?: ((run: AutomationRun) => void) | undefined;
}

/**
 * Starts an automation; its steps begin in a later turn of the event loop.
 * @throws ServiceError AutomationDefinitionNotFoundException, AutomationDefinitionVersionNotFoundException,
 *   InvalidAutomationExecutionParametersException, AutomationExecutionLimitExceededException
 */
export function startAutomation(state: SsmState, request: StartRequest): AutomationRun {
  const version = findDefinition(state, request);
  const parameters = bindParameters(version.content, request.parameters, (name) => {
    const stored = state.parameters.get(name);
    if (!stored) throw invalidParameters(`The parameter ${name} does not exist in Parameter Store.`);
    return stored.value;
  });
  checkSize(version, request.parameters);
  const role = assumeRole(state, version, parameters);
  if (state.slots.full)
    throw new ServiceError(
      'AutomationExecutionLimitExceededException',
      `${state.options.concurrentExecutions} automations run and ${state.options.queuedExecutions} wait; end some before starting another.`,
    );
  const run = new AutomationRun(state, {
    version,
    parameters,
    given: request.parameters,
    startedBy: request.principal,
    principal: (id) =>
      role === '' ? request.principal : state.env.credentials.assumedRole(role, `Automation-${id}`),
    tags: request.tags,
    parentId: request.parentId,
    onEnd: request.onEnd,
  });
  if (role !== '') {
    // AWS: whoever starts an automation hands its role over, and Systems Manager takes it on.
    state.env.authorize(request.principal, 'iam:PassRole', role);
    state.env.authorize(state.env.credentials.service('ssm'), 'sts:AssumeRole', role);
  }
  state.automations.add(run, request.clientToken);
  run.launch();
  return run;
}

function findDefinition(
  { documents }: SsmState,
  { documentName, documentVersion }: StartRequest,
): DocumentVersion {
  const document = documents.find(documentName);
  if (!document)
    throw new ServiceError(
      'AutomationDefinitionNotFoundException',
      `An Automation runbook with the name ${documentName} could not be found.`,
    );
  const version = documents.findVersion(document, documentVersion);
  if (!version)
    throw new ServiceError(
      'AutomationDefinitionVersionNotFoundException',
      `The Automation runbook ${document.name} has no version ${documentVersion}.`,
    );
  return version;
}

/** AWS: 64 KB for a document including the parameters it is run with. The error's name is our choice. */
function checkSize(version: DocumentVersion, parameters: RawParameters): void {
  const bytes = Buffer.byteLength(version.text) + Buffer.byteLength(JSON.stringify(parameters));
  if (bytes > MAX_DOCUMENT_BYTES)
    throw invalidParameters(
      `The document and its parameters are ${bytes} bytes together; the maximum is ${MAX_DOCUMENT_BYTES}.`,
    );
}

/** The role's ARN, or '' for the caller's own permissions. */
function assumeRole(state: SsmState, { content }: DocumentVersion, { values }: BoundParameters): string {
  const resolve = resolver({ env: state.env, executionId: '', parameters: values, step: () => undefined });
  const role = substitute(content.assumeRole ?? '', resolve);
  if (role === '') return '';
  if (typeof role !== 'string' || !ROLE_ARN.test(role))
    throw invalidParameters(`The assume role ${JSON.stringify(role)} is not the ARN of an IAM role.`);
  return role;
}
