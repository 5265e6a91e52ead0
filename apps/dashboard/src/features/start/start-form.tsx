import { useNavigate } from '@tanstack/react-router';
import type { FlowForm } from '@ringi/shared-types';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../components/button.js';
import { TextField } from '../../components/fields.js';
import { Notice, ProblemNotice } from '../../components/notice.js';
import { ApiError } from '../../lib/api/errors.js';
import { useText } from '../../lib/i18n/use-text.js';
import { FieldGroups } from './field-groups.js';
import { useStartForm } from './use-start-form.js';
import { WhoIsAsked } from './who-is-asked.js';

/** Fill in, see who will be asked, send. */
export function StartForm({ flow }: { readonly flow: FlowForm }) {
  const { t } = useText();
  const navigate = useNavigate();
  const element = useRef<HTMLFormElement>(null);
  // In place of the form in the history: back does not lead to a form already sent.
  const form = useStartForm(
    flow,
    (id) => void navigate({ to: '/requests/$id', params: { id }, replace: true }),
  );
  const { draft, errors, create } = form;
  const invalid = create.error instanceof ApiError && create.error.problem.code === 'invalid';
  const send = () => {
    flushSync(() => form.send());
    element.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid] input')?.focus();
  };
  return (
    <form
      ref={element}
      className="start"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="start-fields">
        {create.error && !invalid && <ProblemNotice error={create.error} />}
        {(errors.beside.size > 0 || errors.others.length > 0 || invalid) && (
          <Notice tone="problem" title={t('start.wrong')}>
            {invalid && errors.beside.size === 0 && errors.others.length === 0 && (
              <p>{create.error?.message}</p>
            )}
            {errors.others.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </Notice>
        )}
        <TextField
          label={t('start.name')}
          hint={t('start.name.hint')}
          maxLength={200}
          value={draft.title}
          onChange={form.setTitle}
          error={errors.beside.get('title')}
        />
        <FieldGroups
          flow={flow}
          fields={form.fields}
          raw={draft.raw}
          errors={errors}
          onChange={form.setValue}
        />
      </div>
      <aside className="start-aside">
        <WhoIsAsked flow={flow} fields={form.fields} raw={draft.raw} />
        <Button
          type="submit"
          kind="primary"
          isDisabled={!flow.can.start}
          isPending={create.isPending || create.isSuccess}
        >
          {t(create.isPending || create.isSuccess ? 'start.sending' : 'start.send')}
        </Button>
        <Button kind="quiet" onPress={form.reset}>
          {t('start.reset')}
        </Button>
      </aside>
    </form>
  );
}
