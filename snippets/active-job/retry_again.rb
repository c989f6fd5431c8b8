require "active_job"
require "sidekiq"
require "sidekiq/api"

$VERBOSE = ActiveJob::Base.logger = nil
ActiveJob::Base.queue_adapter = :sidekiq
ActiveJob::Base.include(Sidekiq::Job::Options) # (1)!

def tell(text) = Sidekiq.redis { |redis| redis.rpush("told", text) }

def told = Sidekiq.redis { |redis| redis.blpop("told", timeout: 0).last }

class Export < ActiveJob::Base
  retry_on IOError
  after_enqueue { tell("enqueued") }

  def perform(order)
    Sidekiq.redis { |redis| redis.incr("runs") }
    raise IOError, "disk full"
  end
end

class WithBlock < Export
  retry_on(IOError) { |job, error| tell("block") }
end

class NoRetries < Export
  sidekiq_options retry: 0
end

Sidekiq.configure_server do
  Sidekiq.error_handlers << ->(*) { tell("failed") } # (2)!
  Sidekiq.death_handlers << ->(*) { tell("dead") }
end

def ending
  loop do
    case event = told
    when "enqueued" then Sidekiq::ScheduledSet.new.each(&:add_to_queue)
    when "failed" then Sidekiq::RetrySet.new.each(&:add_to_queue) # (3)!
    else return event
    end
  end
end

if $PROGRAM_NAME == __FILE__
  command = ["sidekiq", "-r", File.expand_path(__FILE__), "-c", "1"]
  worker = Process.spawn(*command, out: File::NULL)
  [Export, WithBlock, NoRetries].each do |job|
    job.perform_later("A-17")
    how = ending
    runs = Sidekiq.redis { |redis| redis.getset("runs", 0) }
    puts "#{job}: #{runs} runs, then #{how}"
  end
  Process.kill("TERM", worker)
  Process.wait(worker)
  puts "in the dead set: #{Sidekiq::DeadSet.new.size}"
end
