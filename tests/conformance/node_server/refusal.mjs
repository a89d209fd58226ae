// Requests that are refused: the status and the body of an error response, from the catalogue of the document.
export class Refusal extends Error {
  // Each fault has the `name` of an error, the `values` of its text, and a `pointer`, `parameter` or `header`.
  constructor(...faults) {
    super(faults.map(({ name }) => name).join(', '));
    this.faults = faults;
  }

  status(contract) {
    return contract.errors.get(this.faults[0].name).http_status;
  }

  body(contract) {
    return { errors: this.faults.map((fault) => entry(contract, fault)) };
  }
}

function entry(contract, { name, values = {}, pointer, parameter, header }) {
  const { code, http_status: status, message } = contract.errors.get(name);
  const detail = message['en-US'].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  const source = JSON.parse(JSON.stringify({ pointer, parameter, header }));
  return {
    status: String(status),
    code,
    ...(contract.titles.has(code) && { title: contract.titles.get(code) }),
    detail,
    ...(Object.keys(source).length && { source }),
  };
}
