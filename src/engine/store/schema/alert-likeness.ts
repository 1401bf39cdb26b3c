/** What alerts of other incidents are found by when they tell the same: the rule, the title of a product, custom details of a rule's author. */
export const alertLikenessSchema = `
CREATE INDEX alert_detector ON alert (detector_id, title) WHERE detector_id <> '';
CREATE INDEX alert_title ON alert (title, product_name);
CREATE INDEX alert_custom_details ON alert (id) WHERE instr(additional_data, '"customDetails"') > 0;
`
