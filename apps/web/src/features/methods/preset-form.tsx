import { Button, Checkbox, Fieldset, Group, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { type MethodPreset, setPreset } from '@petakom/contract'
import { COMPETENCIES, presetGaps, TOOL_KINDS } from '@petakom/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber } from '../../lib/format.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PresetMatrix } from './preset-matrix.tsx'
import { newTool, ToolFields } from './tool-fields.tsx'

/** A new version of a preset. Keeps what was typed when the server refuses. */
export function PresetForm({ preset }: { preset: MethodPreset }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [, setFilter] = useUrlFilter()
  const [draft, setDraft] = useState(preset)
  const [reason, setReason] = useState('')
  const change = (part: Partial<MethodPreset>) => setDraft((before) => ({ ...before, ...part }))
  const changeTool = (place: number, part: Partial<MethodPreset['tools'][number]>) =>
    change({ tools: draft.tools.map((tool, index) => (index === place ? { ...tool, ...part } : tool)) })
  const close = () => setFilter({ ubah: undefined })
  const save = useMutation({
    mutationFn: () => callApi(setPreset, { body: { ...draft, reason } }),
    onSuccess: async () => {
      close()
      await client.invalidateQueries({ queryKey: ['methods'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const gaps = presetGaps(
    draft,
    COMPETENCIES.map(({ code }) => code),
  )
  return (
    <form onSubmit={submit}>
      <Stack>
        <h2>{t('methods:preset.change', { name: t(`methods:preset.${preset.code}`) })}</h2>
        {draft.tools.map((tool, place) => (
          <ToolFields
            // biome-ignore lint/suspicious/noArrayIndexKey: two tools of a kind are told apart by their place
            key={place}
            tool={tool}
            onChange={(part) => changeTool(place, part)}
            onRemove={
              draft.tools.length > 1
                ? () => change({ tools: draft.tools.filter((_tool, index) => index !== place) })
                : undefined
            }
          />
        ))}
        {draft.tools.length < 10 ? (
          <Group>
            {TOOL_KINDS.map((kind) => (
              <Button
                key={kind}
                size="xs"
                variant="default"
                onClick={() => change({ tools: [...draft.tools, newTool(kind)] })}
              >
                {t('methods:form.add', { tool: t(`methods:tool.${kind}`) })}
              </Button>
            ))}
          </Group>
        ) : null}
        <PresetMatrix
          preset={draft}
          onToggle={(place, competency, isOn) => {
            const { competencies } = draft.tools[place]!
            changeTool(place, {
              competencies: isOn ? [...competencies, competency] : competencies.filter((code) => code !== competency),
            })
          }}
        />
        {gaps.length > 0 ? (
          <Notice tone="warning" live>
            {t('methods:preset.gaps', {
              least: formatNumber(draft.leastTools),
              list: gaps.map(({ competency }) => competencyLabel(competency)).join(', '),
            })}
          </Notice>
        ) : null}
        <NumberInput
          label={t('methods:form.leastTools')}
          value={draft.leastTools}
          min={1}
          max={5}
          allowDecimal={false}
          onChange={(value) => change({ leastTools: Number(value) })}
        />
        <Fieldset legend={t('methods:form.tiers')}>
          <Group>
            {TIER_OPTIONS.map(({ value, label }) => (
              <Checkbox
                key={value}
                label={label}
                checked={draft.tiers.includes(value as never)}
                onChange={(event) => {
                  const isOn = event.currentTarget.checked
                  change({
                    tiers: isOn ? [...draft.tiers, value as never] : draft.tiers.filter((tier) => tier !== value),
                  })
                }}
              />
            ))}
          </Group>
        </Fieldset>
        <TextInput
          label={t('methods:rate.validFrom')}
          type="date"
          required
          value={draft.validFrom}
          onChange={(event) => change({ validFrom: event.currentTarget.value })}
        />
        <Textarea
          label={t('methods:rate.source')}
          required
          autosize
          minLength={5}
          maxLength={500}
          value={draft.source}
          onChange={(event) => change({ source: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('methods:rate.confidence')}
          value={draft.confidence}
          data={['high', 'medium', 'low'].map((value) => ({ value, label: t(`methods:rates.confidence.${value}`) }))}
          onChange={(event) => change({ confidence: event.currentTarget.value as 'low' })}
        />
        <Textarea
          label={t('methods:rate.reason')}
          required
          autosize
          minLength={5}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('methods:rates.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
