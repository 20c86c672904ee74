import { Button, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { addCalibrationRule, type CalibrationRuleRow } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate, formatNumber, formatShare } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

const NUMBERS = [
  'leastExact',
  'leastAdjacent',
  'mostBias',
  'leastSensitivity',
  'validMonths',
  'retryAfterDays',
] as const
type Name = (typeof NUMBERS)[number]
const isShare = (name: Name) => name === 'leastExact' || name === 'leastAdjacent'

/** What the exercise must reach, with source and confidence; a change is another version from a day on. */
export function RuleSection(props: {
  readonly rule: CalibrationRuleRow
  readonly rules: readonly CalibrationRuleRow[]
  readonly onSaved: () => Promise<unknown>
}) {
  const { t } = useTranslation()
  const { rule, rules, onSaved } = props
  const shown = (name: Name, value: number) =>
    isShare(name) ? formatShare(value, 0) : formatNumber(value, { most: 2 })
  return (
    <section>
      <h2>{t('assessors:rule.title')}</h2>
      <p>
        {t('assessors:rule.source', {
          ...{ source: rule.source, confidence: t(`settings:windows.confidence.${rule.confidence}`) },
          day: formatDate(rule.validFrom),
        })}
      </p>
      <PlainTable
        caption={t('assessors:rule.title')}
        rows={rules}
        rowKey={({ version }) => version}
        columns={[
          { id: 'from', title: t('assessors:rule.validFrom'), cell: ({ validFrom }) => formatDate(validFrom) },
          ...NUMBERS.map((name) => ({
            id: name,
            title: t(`assessors:rule.${name}`),
            isNumber: true,
            cell: (row: CalibrationRuleRow) => shown(name, row[name]),
          })),
          { id: 'source', title: t('assessors:rule.sourceName'), isWide: true, cell: ({ source }) => source },
        ]}
      />
      <RuleForm key={rule.version} rule={rule} onSaved={onSaved} />
    </section>
  )
}

function RuleForm({ rule, onSaved }: { rule: CalibrationRuleRow; onSaved: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const [texts, setTexts] = useState(() => ({
    ...(Object.fromEntries(
      NUMBERS.map((name) => [name, formatNumber(isShare(name) ? rule[name] * 100 : rule[name], { most: 2 })]),
    ) as Record<Name, string>),
    ...{ validFrom: '', source: '', reason: '' },
  }))
  const save = useMutation({
    mutationFn: () => {
      const { validFrom, source, reason } = texts
      const number = (name: Name) => Number(texts[name].replace(',', '.')) / (isShare(name) ? 100 : 1)
      const numbers = Object.fromEntries(NUMBERS.map((name) => [name, number(name)])) as Record<Name, number>
      return callApi(addCalibrationRule, { body: { ...numbers, validFrom, source, reason } })
    },
    onSuccess: onSaved,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const entry = (name: keyof typeof texts) => ({
    value: texts[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setTexts((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <details>
      <summary style={{ minHeight: 44, paddingBlock: 10, cursor: 'pointer' }}>{t('assessors:rule.change')}</summary>
      <form onSubmit={submit}>
        <Stack maw={760}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {NUMBERS.map((name) => (
              <TextInput
                key={name}
                required
                inputMode="decimal"
                label={
                  isShare(name)
                    ? t('assessors:rule.percent', { name: t(`assessors:rule.${name}`) })
                    : t(`assessors:rule.${name}`)
                }
                {...entry(name)}
              />
            ))}
            <TextInput required type="date" label={t('assessors:rule.validFrom')} {...entry('validFrom')} />
            <TextInput
              required
              minLength={3}
              maxLength={300}
              label={t('assessors:rule.sourceName')}
              {...entry('source')}
            />
          </SimpleGrid>
          <Textarea
            required
            autosize
            minRows={2}
            minLength={5}
            maxLength={500}
            label={t('assessors:rule.reason')}
            {...entry('reason')}
          />
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('assessors:rule.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </details>
  )
}
