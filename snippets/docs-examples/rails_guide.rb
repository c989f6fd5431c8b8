require "active_job"
require "net/http"
require "psych"

ActiveJob::Base.logger = nil
ActiveJob::Base.queue_adapter = :test

def try(what)
  puts "#{what}: #{yield.inspect}"
rescue NameError, Psych::SyntaxError => error
  name = ", #{error.name}" if error.is_a?(NameError)
  puts "#{what}: #{error.class}#{name}"
end

try("8.1 guide, queue order") do
  Psych.load("- queues:[active_storage*, mailers]\n  threads: 3")
end
try("with a space") do
  Psych.load("- queues: [active_storage*, mailers]\n  threads: 3")
end

class Import
  def initialize
  end
end
try("8.1 guide, continuation") { Import.new.initialize } # (1)!

try("8.2 guide, retries") do
  Class.new(ActiveJob::Base) { retry_on Net::TimeoutError }
end
try("of those that exist") do
  all = [Net::OpenTimeout, Net::ReadTimeout, Net::WriteTimeout]
  Class.new(ActiveJob::Base) { retry_on(*all) }.superclass
end

class Cleanup < ActiveJob::Base
  def perform(guests_id)
    guests = guests_id
    guest.cleanup
  end
end
try("8.2 guide, GlobalID") { Cleanup.perform_now(17) }

class Halted < ActiveJob::Base
  before_enqueue do
    throw :abort if ENV.fetch("DISABLE_GUESTS_CLEANUP_JOB", true) # (2)!
  end
end
[nil, "true", "false", ""].each do |value|
  ENV["DISABLE_GUESTS_CLEANUP_JOB"] = value
  try("8.2 guide, halting, #{value.inspect}") { Halted.perform_later }
end
