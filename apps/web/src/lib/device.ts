export function newDevice(): string {
  // randomUUID exists only over https; a hall's server may speak plain http.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
