import type { RegionTree } from '#libs/region/domain';
import type { Naming } from '#libs/kernel/domain';

/** How a unit is reached, and where to complain of it. */
export interface Contact {
  readonly place: string;
  readonly phone: string;
  readonly supervision: string;
}

/** 政务服务便民热线: answers everywhere, and takes complaints (国办发〔2020〕53号). */
const HOTLINE = '12345';

/** What the installation says of its units, by their codes; a number that a unit does not have is that of the next unit above, else the hotline. */
export type ContactBook = Readonly<Record<string, Partial<Contact>>>;

/** How units are reached, as far as the book tells. */
export function contactsOf(book: ContactBook, tree: RegionTree, naming: Naming): (unit: string) => Contact {
  return (unit) => {
    const told = (field: 'phone' | 'supervision') =>
      [unit, ...tree.ancestors(unit).map(({ code }) => code)].map((code) => book[code]?.[field]).find((said) => said);
    return {
      place: book[unit]?.place ?? `${naming.unit(unit)}政务服务窗口`,
      phone: told('phone') ?? HOTLINE,
      supervision: told('supervision') ?? HOTLINE,
    };
  };
}
