import { isOurs, ofRole, refusal, type Asker, type Hierarchy, type Rule } from '#libs/kernel/domain';

/** A catalogue manager of the region itself or of one of its departments; a district has no catalogue of its own. */
export const managerOfTheCatalogue: Rule<unknown> = ({ asker, tree }) => {
  const region = tree.regionOf(asker.unit);
  return asker.role === 'catalogue-manager' && region !== null && tree.divisionOf(asker.unit)?.code === region.code;
};

export const notAllowedToManage = refusal('not-allowed-to-manage', {
  kind: 'forbidden',
  rule: '政务服务事项管理 职责分工',
  title: { zh: '无权管理事项目录', en: 'Not allowed to manage the catalogue' },
  detail: {
    zh: '事项目录由本地区（含其部门）的事项管理员管理，{unit:unit}的{role:role}不能办理。',
    en: 'The catalogue is managed by catalogue managers of the region and its departments; the {role:role} of {unit:unit} may not.',
  },
});

/** Who may do what is no act of a matter: what fails here is a 403. */
const POLICY: Readonly<Record<string, Rule<object>>> = {
  search: ofRole('universal-counter', 'intake-clerk'),
  'move-clock': ofRole('operator'),
};

/**
 * Whether role and unit let the asker do this. An import brings in what others have done, and what the system does by itself has been asked of nobody:
 * both may. No token holds these two roles.
 */
export function mayAct(asker: Asker, act: string, tree: Hierarchy): boolean {
  return isOurs(asker) || (POLICY[act]?.({ asker, facts: {}, tree }) ?? false);
}

/** What the asker's role and unit let them do beside the acts of matters: what `GET /v1/me` tells. */
export function actsOf(asker: Asker, tree: Hierarchy): string[] {
  return Object.keys(POLICY).filter((act) => mayAct(asker, act, tree));
}

/** What may be read: `resident` stands for the masked row, `queue` for the work of a unit, `access-log` for who looked at what. */
export type Readable = 'case' | 'book' | 'board' | 'queue' | 'resident' | 'access-log';

/** Whether the asker may read something of this unit (of a case or a resident: any unit of its region). */
export function mayRead(asker: Asker, what: Readable, unit: string, tree: Hierarchy): boolean {
  if (isOurs(asker)) return true;
  if (asker.role === 'operator' || (asker.role === 'catalogue-manager' && what !== 'book')) return false;
  if (what === 'access-log') return asker.role === 'auditor' || asker.role === 'supervisor';
  if (what === 'queue') return tree.isWithin(unit, asker.unit);
  const region = tree.regionOf(unit);
  return region !== null && region.code === tree.regionOf(asker.unit)?.code;
}
