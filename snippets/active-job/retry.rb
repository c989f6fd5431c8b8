require "active_job"

ActiveJob::Base.logger = nil
ActiveJob::Base.queue_adapter = :test # (1)!
Gone = Class.new(StandardError)

class Export < ActiveJob::Base
  retry_on IOError, wait: :exponentially_longer # (2)!
  retry_on(EOFError, attempts: 3) { |job, error| puts "  block: #{error}" }
  discard_on Gone

  def perform(order, errors)
    error = errors[executions - 1]
    puts "#{order}, attempt #{executions}: #{error || "exported"}"
    raise error.constantize if error
  end
end

again = "enqueue_retry.active_job"
ActiveSupport::Notifications.subscribe(again) do |event| # (3)!
  puts "  again in #{event.payload[:wait].to_i} s"
end

def export(order, errors)
  Export.perform_later(order, errors)
  jobs = ActiveJob::Base.queue_adapter.enqueued_jobs
  ActiveJob::Base.execute(jobs.shift) until jobs.empty?
rescue IOError => error
  puts "  raised: #{error.class}"
end

export("A-17", %w[EOFError EOFError])
export("A-18", %w[IOError] * 5)
export("A-19", %w[EOFError] * 3)
export("A-20", %w[Gone])
