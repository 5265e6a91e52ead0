import type { DeployedFile as File } from '@ringi/shared-types';
import { useText } from '../lib/i18n/use-text.js';

/** What an approval deploys: this very version of this file, and nothing at any address beside it. */
export function DeployedFile({ file }: { readonly file: File }) {
  const { t } = useText();
  const { name, bucket, key, version_id, content_type, size } = file;
  const kind = [content_type, size !== undefined && `${size.toLocaleString('en')} B`]
    .filter(Boolean)
    .join(', ');
  return (
    <p className="small">
      {t('level.deploys')} <strong>{name}</strong>
      {kind && ` (${kind})`}
      <br />
      <code className="soft">
        {`s3://${bucket}/${key}`}
        {version_id !== undefined && ` · ${version_id}`}
      </code>
    </p>
  );
}
