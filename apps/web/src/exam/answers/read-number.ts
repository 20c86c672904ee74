/**
 * A number as typed in Indonesian ('1.234,5') or English ('1,234.5'), as decimal text with a dot; null for what is no
 * number or has more decimals than allowed. With one sign alone, a comma is decimal, and a dot is decimal unless exactly
 * three digits follow it, as Indonesian writes thousands.
 */
export function readNumber(typed: string, decimals: number): string | null {
  const text = typed.replace(/[\s\u00a0]/g, '').replace(/^\u2212/, '-')
  if (!/^-?\d[\d.,]*$/.test(text)) return null
  const decimalSign = signOf(text)
  const thousands = decimalSign === ',' ? '.' : ','
  const [whole = '', part, ...more] = decimalSign === null ? [text] : text.split(decimalSign)
  if (more.length > 0 || part === '') return null
  const groups = whole.replace('-', '').split(decimalSign === null ? /[.,]/ : thousands)
  if (groups.length > 1 && !groups.every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group))) return null
  const digits = groups.join('').replace(/^0+(?=\d)/, '')
  if (!/^\d{1,15}$/.test(digits) || (part !== undefined && !/^\d+$/.test(part))) return null
  const fraction = (part ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) return null
  const isNegative = text.startsWith('-') && /[1-9]/.test(digits + fraction)
  return `${isNegative ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`
}

function signOf(text: string): '.' | ',' | null {
  const [dots, commas] = [text.split('.').length - 1, text.split(',').length - 1]
  if (dots > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
  if (commas === 1) return ','
  if (dots === 1) return /\.\d{3}$/.test(text) && !/^-?0\./.test(text) ? null : '.'
  return null
}

/** The same number as a person here writes it: '1.234,5'. */
export function writeNumber(number: string): string {
  const [whole = '', part] = number.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return part === undefined ? grouped : `${grouped},${part}`
}
