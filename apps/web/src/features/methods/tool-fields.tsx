import { Button, Checkbox, Fieldset, Group, NumberInput } from '@mantine/core'
import type { MethodPreset } from '@petakom/contract'
import { isWatched, type ToolKind } from '@petakom/domain'
import { useTranslation } from 'react-i18next'

type Tool = MethodPreset['tools'][number]

/** A tool as it is added: it measures nothing until somebody ticks what. */
export const newTool = (kind: ToolKind): Tool => ({
  kind,
  minutes: 45,
  preparationMinutes: 0,
  assessors: isWatched(kind) ? 2 : 0,
  needsRolePlayer: kind === 'role-play',
  groupMin: kind === 'group-discussion' ? 4 : null,
  groupMax: kind === 'group-discussion' ? 6 : null,
  competencies: [],
})

export function ToolFields(props: {
  tool: Tool
  onChange: (part: Partial<Tool>) => void
  onRemove: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const { tool, onChange, onRemove } = props
  const figure = (
    name: 'minutes' | 'preparationMinutes' | 'assessors' | 'groupMin' | 'groupMax',
    most: number,
    least = 0,
  ) => (
    <NumberInput
      label={t(`methods:form.${name}`)}
      value={tool[name] ?? ''}
      min={least}
      max={most}
      allowDecimal={false}
      onChange={(value) => onChange({ [name]: Number(value) })}
    />
  )
  return (
    <Fieldset legend={t(`methods:tool.${tool.kind}`)}>
      <Group align="flex-end">
        {figure('minutes', 600, 5)}
        {figure('preparationMinutes', 240)}
        {isWatched(tool.kind) ? figure('assessors', 6, 1) : null}
        {tool.kind === 'group-discussion' ? figure('groupMin', 12, 2) : null}
        {tool.kind === 'group-discussion' ? figure('groupMax', 12, 2) : null}
        {isWatched(tool.kind) ? (
          <Checkbox
            label={t('methods:form.needsRolePlayer')}
            checked={tool.needsRolePlayer}
            onChange={(event) => onChange({ needsRolePlayer: event.currentTarget.checked })}
          />
        ) : null}
        {onRemove ? (
          <Button
            variant="default"
            size="xs"
            aria-label={`${t('methods:form.remove')}: ${t(`methods:tool.${tool.kind}`)}`}
            onClick={onRemove}
          >
            {t('methods:form.remove')}
          </Button>
        ) : null}
      </Group>
    </Fieldset>
  )
}
