// The ways in which this server can be wrong, one at a time.
export const DEFECTS = [
  'page-border', // the first order of every following page is left out
  'filter-border', // order_updated_at_min leaves out the day that it names
  'sort-ties', // equal orders come in the order in which they were stored, not by -pk
  'foreign-patch', // an account can change the orders of another
  'half-written', // a refused change keeps what stood before the fault
  'wrong-cause', // every fault of a body points at the order's number
];
