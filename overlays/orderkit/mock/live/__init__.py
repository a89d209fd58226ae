"""What a web page shows live: changes of orders, clock, webhooks and faults, and requests as they come."""
