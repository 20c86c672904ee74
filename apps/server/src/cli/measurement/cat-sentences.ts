import type { SettingName, SettingsCode, SettingsError, SettingsProblems } from '@petakom/psychometrics'

type Sentences = { readonly [Code in SettingsCode]: (facts: SettingsProblems[Code]) => string }

const ALLOWED: Readonly<Record<SettingName, string>> = {
  minItems: '--min-items harus bilangan bulat mulai 0',
  maxItems: '--max-items harus bilangan bulat mulai 1',
  best: '--best harus bilangan bulat mulai 1',
  standardError: '--stop-se harus di atas 0',
  theta: '--start harus bilangan',
  priorVariance: 'ragam prior (--prior-variance, atau latentVariance dalam P.json) harus di atas 0',
  reach: 'jangkauan skala harus di atas 0',
  delta: '--delta harus di atas 0',
  confidence: '--confidence harus di antara 0 dan 1',
  limit: '--exposure-limit harus di atas 0 dan paling besar 1',
}

const SENTENCES: Sentences = {
  number: ({ setting, value }) => `${ALLOWED[setting]}, bukan ${value}.`,
  lengths: ({ minItems, maxItems }) => `--min-items ${minItems} melebihi --max-items ${maxItems}.`,
  'start-item': ({ item }) => `Butir awal ke-${item + 1} tidak ada di antara butir.`,
  'prior-mean': ({ mean, reach }) => `Rerata prior ${mean} di luar skala -${reach} sampai ${reach}.`,
  'exposure-count': ({ count, items }) => `Ada ${count} parameter keterpaparan untuk ${items} butir.`,
  'exposure-share': ({ id, share }) =>
    `Parameter keterpaparan ${share} butir ${id} harus di atas 0 dan paling besar 1.`,
  'no-cut': () => '--cuts memerlukan sedikitnya satu batas.',
  cuts: ({ cuts }) => `--cuts ${cuts.join(',')} harus menaik.`,
  'error-rates': ({ alpha, beta }) => `--alpha ${alpha} dan --beta ${beta} harus di atas 0 dan berjumlah di bawah 1.`,
  strata: ({ strata, items }) =>
    `--strata harus bilangan bulat dari 1 sampai ${items} (banyaknya butir), bukan ${strata}.`,
  'strata-length': () => '--select a-stratified memerlukan --max-items untuk membagi tahapnya.',
  'strata-nominal': ({ id }) =>
    `--select a-stratified tidak dapat memakai butir nominal ${id}, yang tidak berdaya beda tunggal.`,
  'no-areas': () => '--targets memerlukan --content dengan kolom area bagi setiap butir.',
  'area-share': ({ area, share }) => `--targets: bagian ${share} untuk area ${area} harus dari 0 sampai 1.`,
  'area-unknown': ({ area, share }) => `--targets: area ${area} diberi bagian ${share}, tetapi tidak memiliki butir.`,
  'area-sum': ({ sum }) => `--targets: bagian semua area berjumlah ${sum}, seharusnya 1.`,
  'area-short': ({ area, needed, maxItems, most }) =>
    `--targets: area ${area} memerlukan ${needed} dari ${maxItems} butir, tetapi paling banyak ${most} butirnya dapat diberikan bersama.`,
  'exposure-limit': ({ limit, length, needed, items }) =>
    `--exposure-limit ${limit} tidak dapat dipenuhi: tes ${length} butir memerlukan sedikitnya ${needed} butir, sedangkan yang ada ${items}.`,
}

/** What is wrong with the settings, in the words of the options. */
export function settingsSentence<Code extends SettingsCode>({ code, facts }: SettingsError<Code>): string {
  return SENTENCES[code](facts)
}
