import { paramsOf, words, type Words } from '#libs/kernel/domain';
import type { UnitChange } from '../events.js';

/** What each change says of itself, on its day and where it is announced. Units are told by their codes. */
export function tellChange({ type, data }: UnitChange): Words {
  switch (type) {
    case 'UnitRenamed':
      return words('自{from}起更名为“{name}”。', 'Called “{name}” from {from}.', paramsOf(data));
    case 'UnitMoved':
      return words('自{from}起划归{parent}。', 'Below {parent} from {from}.', paramsOf(data));
    case 'UnitMerged':
      return words('自{to}起并入{into}。', 'Merged into {into} from {to}.', paramsOf(data));
    case 'UnitSplit': {
      const params = { ...paramsOf(data), each: data.into.join('、') };
      return words('自{to}起分设为{each}。', 'Split into {into} from {to}.', params);
    }
    case 'UnitClosed':
      return words(
        '自{to}起停用[，由{successor}承接]。',
        'Closed from {to}[; {successor} takes over].',
        paramsOf(data),
      );
  }
}
