import { AWS, OURS } from './messages.js';
import { pointer } from './pointer.js';
import { isObject, type Fields, type Scope } from './scope.js';

/** Fields that need child executions. AWS's answer to them elsewhere is not known; without any Mode it takes them. */
const DISTRIBUTED_ONLY = ['ItemReader', 'ItemBatcher', 'ResultWriter'];
/** Labels become part of ARNs. Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
const NOT_IN_LABELS = /[\s?*<>{}[\]:;,\\|^~$#%&`"/\p{Cc}]/u;
const LABEL_LENGTH = 40;

/** What a Map must keep besides the shapes of its fields. */
export function checkMap(state: Fields, at: string, { findings, express }: Scope): void {
  const field = state['ItemProcessor'] === undefined ? 'Iterator' : 'ItemProcessor';
  const processor = state[field];
  const config: unknown = isObject(processor) ? processor['ProcessorConfig'] : undefined;
  const place = pointer(at, field, 'ProcessorConfig');
  const distributed = isObject(config) && config['Mode'] === 'DISTRIBUTED';
  if (distributed) {
    if (config['ExecutionType'] === undefined) findings.schema(AWS.required(['ExecutionType']), place);
    if (express) findings.schema(AWS.expressMode, pointer(place, 'Mode'));
  } else if (isObject(config) && config['Mode'] === 'INLINE') {
    if (config['ExecutionType'] !== undefined) findings.schema(AWS.unsupported('ExecutionType'), place);
    for (const name of DISTRIBUTED_ONLY) {
      if (state[name] !== undefined) findings.schema(OURS.distributedOnly(name), pointer(at, name));
    }
  }
  const label = state['Label'];
  if (typeof label !== 'string') return;
  if (label.length > LABEL_LENGTH) {
    findings.add('INVALID_LABEL_NAME', OURS.tooLong('Label', label, LABEL_LENGTH), pointer(at, 'Label'));
  } else if (NOT_IN_LABELS.test(label)) {
    findings.add('INVALID_LABEL_NAME', OURS.labelCharacters(label), pointer(at, 'Label'));
  }
}
