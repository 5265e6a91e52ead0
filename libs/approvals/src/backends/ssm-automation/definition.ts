import type { Level } from '@ringi/shared-types';
import * as z from 'zod/mini';
import type { BackendDefinition, Problem } from '../../backend.js';

/**
 * `one-step`: one document with one `aws:approve` step. `seed`: a parent document that runs a child document, whose
 * approve step is followed by a Lambda step; it costs three steps and two of the 100 concurrent automations a level.
 */
export const SSM_FORMS = ['one-step', 'seed'] as const;
export type SsmForm = (typeof SSM_FORMS)[number];

const OptionsSchema = z.strictObject({ id: z.literal('ssm-automation'), form: z.enum(SSM_FORMS) });

/** The form a level's document has. The flow was checked before. */
export const formOf = (level: Level): SsmForm => OptionsSchema.parse(level.backend).form;

const COMMON_FIELDS = ['ssm_automation_assume_role', 'ssm_description'] as const;
const FORM_FIELDS: Record<SsmForm, readonly string[]> = {
  'one-step': ['ssm_doc_name'],
  seed: [
    'ssm_parent_doc_name',
    'ssm_child_doc_name',
    'ssm_lambda_for_approved',
    'ssm_lambda_parameters_for_approved',
    'ssm_lambda_for_reject',
    'ssm_lambda_parameters_for_reject',
  ],
};

/**
 * AWS Systems Manager Automation's `aws:approve`.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
 */
export const ssmAutomation: BackendDefinition = {
  id: 'ssm-automation',
  capabilities: {
    quorum: true,
    comment: false,
    consoleDecision: true,
    checksApprovers: true,
    maximumWaitSeconds: 30 * 24 * 3600,
    maximumApprovers: 10,
    // An Automation parameter value holds 512 characters in the API's model; the port adds the due time.
    maximumMessageLength: 450,
  },
  wire: {
    approvers: 'ssm_approvers',
    min_required_approvals: 'ssm_min_required_approvals',
    message: 'ssm_message',
  },
  check: (level): readonly Problem[] => {
    const parsed = OptionsSchema.safeParse(level.backend);
    return parsed.success
      ? []
      : parsed.error.issues.map((issue) => ({
          path: ['backend', ...issue.path].join('.'),
          message: issue.message,
        }));
  },
  fields: (level) => ({
    flow: [...COMMON_FIELDS, ...FORM_FIELDS[formOf(level)]],
    level: ['ssm_notification_arn'],
  }),
  inputs: ({ example }) => [
    {
      name: 'confirmation_file',
      title: 'file to confirm',
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 2048 },
      example: example.confirmation_file,
    },
    {
      name: 'confirmation_url',
      title: 'URL to confirm at',
      required: true,
      schema: { type: 'string', format: 'uri', pattern: '^https?://', maxLength: 2048 },
      example: example.confirmation_url,
    },
  ],
  read: (_level, input) => ({
    confirmation_url: input.url('confirmation_url'),
    confirmation_file: input.text('confirmation_file'),
  }),
  // As hand-written inputs have them: one approver and the quorum as texts.
  example: ({ min_required_approvals }, approvers) => ({
    ssm_approvers: approvers.length === 1 ? approvers[0] : approvers,
    ssm_min_required_approvals: String(min_required_approvals),
  }),
};
