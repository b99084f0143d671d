-- While next to nothing waited, this index seemed the cheapest way to what waits on one lane: by going over all that waits anywhere.
-- As soon as thousands waited, each lane took that long. Whoever asks for the oldest of all goes over what waits anyway.
drop index webhook_delivery_oldest;
