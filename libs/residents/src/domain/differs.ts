import { nameKey } from './name.js';
import { parsePhone } from './phone.js';
import { RESIDENT_FIELDS, type Person, type ResidentField } from './resident.js';

/**
 * Which fields somebody says otherwise than they are recorded; what is not said (null) differs from nothing. The same said in another way is the
 * same: a name in full width, a phone without its area.
 */
export function differingFields(recorded: Person, said: Partial<Person>): readonly ResidentField[] {
  return RESIDENT_FIELDS.filter((field) => {
    const value = said[field];
    return value !== undefined && value !== null && !isSame(field, recorded[field], value);
  });
}

function isSame(field: ResidentField, recorded: string | null, said: string): boolean {
  if (recorded === null) return false;
  switch (field) {
    case 'name':
      return nameKey(recorded) === nameKey(said);
    case 'phone':
      return isSamePhone(recorded, said);
    case 'address':
      return plainAddress(recorded) === plainAddress(said);
    default:
      return recorded === said;
  }
}

function isSamePhone(recorded: string, said: string): boolean {
  const [one, other] = [parsePhone(recorded), parsePhone(said)];
  if (!one || !other) return recorded === said;
  return one.extension === other.extension && other.wanted.some((key) => one.keys.includes(key));
}

function plainAddress(address: string): string {
  return address.normalize('NFKC').replace(/\s/g, '');
}
