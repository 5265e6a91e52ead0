import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FlowForm } from '@ringi/shared-types';
import { useMemo, useState } from 'react';
import { ApiError } from '../../lib/api/errors.js';
import { useText } from '../../lib/i18n/use-text.js';
import { useServices } from '../../lib/services.js';
import { dropDraft, keepDraft, newKey, readDraft, type Draft } from './draft.js';
import { checkInput } from './schema/check.js';
import { problemErrors, type FieldErrors } from './schema/field-errors.js';
import { fieldsOf, type Schema } from './schema/fields.js';
import { toInput, toRaw } from './schema/values.js';

const NONE: FieldErrors = { beside: new Map(), others: [] };

/** The state of one flow's form: what stands in it, what is wrong with it, and sending it. */
export function useStartForm(flow: FlowForm, onStarted: (requestId: string) => void) {
  const { t } = useText();
  const { api, connection } = useServices();
  const queries = useQueryClient();
  const fields = useMemo(() => fieldsOf(flow.schema as Schema), [flow.schema]);
  const fresh = (): Draft => ({ key: newKey(), title: '', raw: toRaw(fields, flow.example) });
  const [draft, setDraft] = useState<Draft>(() => readDraft(flow.name) ?? fresh());
  const [errors, setErrors] = useState<FieldErrors>(NONE);
  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(flow.name, next);
  };

  const create = useMutation({
    mutationFn: (input: Record<string, unknown>) => {
      keepDraft(flow.name, draft);
      const title = draft.title.trim();
      return api.create({ flow: flow.name, input, ...(title && { title }) }, draft.key);
    },
    onSuccess: ({ request_id }) => {
      dropDraft(flow.name);
      connection.wake();
      void queries.invalidateQueries({ queryKey: ['requests'] });
      onStarted(request_id);
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.problem.code === 'invalid') {
        // Refused for good: what is sent next is another request.
        change({ ...draft, key: newKey() });
        setErrors(problemErrors(error.problem, fields));
      }
    },
  });

  const send = (): FieldErrors => {
    if (create.isPending || create.isSuccess) return NONE;
    const { input, broken } = toInput(fields, draft.raw);
    const beside = checkInput(flow.schema, input);
    for (const path of broken) beside.set(path, t('start.not-json'));
    const paths = new Set(fields.map(({ path }) => path));
    const found: FieldErrors = {
      beside,
      others: [...beside]
        .filter(([path]) => !paths.has(path))
        .map(([path, message]) => `${path}: ${message}`),
    };
    setErrors(found);
    if (beside.size === 0) create.mutate(input);
    return found;
  };

  return {
    fields,
    draft,
    errors,
    create,
    send,
    setTitle: (title: string) => change({ ...draft, title }),
    setValue: (path: string, text: string) => change({ ...draft, raw: { ...draft.raw, [path]: text } }),
    reset: () => {
      change(fresh());
      setErrors(NONE);
    },
  };
}
