/** A refusal of the catalogue: which rule it stands on, and what to do instead, in both languages. */
export interface ItemRefusalText {
  readonly kind: 'rule' | 'bad-request';
  readonly rule: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly detail: { readonly zh: string; readonly en: string };
}
