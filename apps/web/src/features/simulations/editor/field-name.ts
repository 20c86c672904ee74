/** The last named step of a path: 'options.0.label' is the field 'label'. */
export function fieldName(field: string, exists: (key: string) => boolean, t: (key: string) => string): string {
  const names = field.split('.').filter((name) => !/^\d+$/.test(name))
  const known = names.toReversed().find((name) => exists(`simulation:path.${name}`))
  return known ? t(`simulation:path.${known}`) : field
}
