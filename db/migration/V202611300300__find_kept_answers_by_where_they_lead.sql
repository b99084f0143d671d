-- An import that ends badly frees the key that it was sent with, which is found by where the answer led.
create index kept_answer_location on kept_answer (location);
