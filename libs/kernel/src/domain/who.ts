/** Who works with the system (`docs/glossary.md`); each is bound to a unit. */
export const ROLES = [
  'intake-clerk',
  'case-handler',
  'universal-counter',
  'supervisor',
  'catalogue-manager',
  'auditor',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking: from the token, or the importer (`import@REGION`), or the system itself. */
export interface Asker {
  readonly person: string;
  readonly role: Role | 'import' | 'system';
  readonly unit: string;
  readonly name?: string;
}

/** What permission asks of the tree of units. */
export interface Hierarchy {
  isWithin(code: string, ancestor: string): boolean;
  districtOf(code: string): string | null;
  /** The territory that the unit serves: a department serves that of its parent. */
  divisionOf(code: string): { readonly code: string } | null;
  regionOf(code: string): { readonly code: string } | null;
  timezoneOf(code: string): string | null;
}

/** Whether role and unit let somebody do something, given what of the matter decides it: what fails here is a 403. */
export type Rule<F> = (question: { readonly asker: Asker; readonly facts: F; readonly tree: Hierarchy }) => boolean;

/** A unit of the matter that a rule speaks of. */
export type Named<F> = (facts: F) => string | null | undefined;

export const anyOf =
  <F>(...rules: readonly Rule<F>[]): Rule<F> =>
  (question) =>
    rules.some((rule) => rule(question));

export const allOf =
  <F>(...rules: readonly Rule<F>[]): Rule<F> =>
  (question) =>
    rules.every((rule) => rule(question));

export const ofRole =
  <F>(...roles: readonly Asker['role'][]): Rule<F> =>
  ({ asker }) =>
    roles.includes(asker.role);

export const roleAt =
  <F>(role: Asker['role'], unit: Named<F>): Rule<F> =>
  ({ asker, facts }) =>
    asker.role === role && unit(facts) === asker.unit;

/** A supervisor whose unit is the named one or an ancestor of it. */
export const above =
  <F>(unit: Named<F>): Rule<F> =>
  ({ asker, facts, tree }) => {
    const below = unit(facts);
    return asker.role === 'supervisor' && below != null && tree.isWithin(below, asker.unit);
  };

const STAFF: readonly Asker['role'][] = ['intake-clerk', 'universal-counter', 'case-handler', 'supervisor'];

/** Whoever works at one of several units. */
export const staffOf =
  <F>(units: (facts: F) => readonly string[] | undefined): Rule<F> =>
  ({ asker, facts }) =>
    STAFF.includes(asker.role) && (units(facts) ?? []).includes(asker.unit);

/** Nobody asks for it: time does, and the system carries it out. */
export const nobody: Rule<unknown> = () => false;

/** Whoever came so far: of what is done by another act, and by nobody over HTTP. */
export const everybody: Rule<unknown> = () => true;

/** An import brings in what others have done, and what the system does by itself has been asked of nobody. No token holds these two roles. */
export function isOurs({ role }: Asker): boolean {
  return role === 'import' || role === 'system';
}
