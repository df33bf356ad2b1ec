"""Scrapy over the bench's farm: the same fields as the other contestants read, and the CPU time it took.

Usage: python3 spider.py ADDRESS PATH COUNT ROUNDS. Prints one line per page of the last round, then the CPU seconds
of each round, start-up left out.
"""

import json
import resource
import sys

import scrapy
from scrapy.crawler import CrawlerProcess

address, path, count, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class ShopSpider(scrapy.Spider):
    name = "shop"
    custom_settings = {
        "LOG_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "CONCURRENT_REQUESTS": 8,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
    }

    def start_requests(self):
        self.seen, self.spent, self.found, self.began = 0, [], [], cpu()
        yield from self.round()

    def round(self):
        for number in range(count):
            yield scrapy.Request(f"{address}/{path}/{number}", cb_kwargs={"number": number})

    def parse(self, response, number):
        self.found.append((number, *self.read(response)))
        self.seen += 1
        if self.seen == count:
            now = cpu()
            self.spent.append(now - self.began)
            if len(self.spent) < rounds:
                self.seen, self.found, self.began = 0, [], now
                yield from self.round()

    def read(self, response):
        for script in response.css('script[type="application/ld+json"]::text'):
            data = json.loads(script.get())
            if data.get("@type") == "Product":
                offer = data["offers"]
                return data["name"], offer["price"], offer["priceCurrency"]
        title = response.css("h1::text").get()
        price = response.css(".product-price .price::text").get()
        return title, price.lstrip("€"), "EUR"

    def closed(self, reason):
        for number, title, price, currency in sorted(self.found):
            print("page", number, price, currency, title, sep="\t")
        print("cpu", *self.spent, sep="\t")


process = CrawlerProcess()
process.crawl(ShopSpider)
process.start()
